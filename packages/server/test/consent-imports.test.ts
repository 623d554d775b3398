import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { completeCheckDigit } from "@kelisim/core";
import { systemClock } from "@kelisim/server";
import type { ConsentAnswer, ConsentList, ExportEndAnswer } from "@kelisim/protocol";
import { bankLine, evaluate, grant, reasonOf, withdraw, type Line } from "./support/acts.ts";
import { spawnService } from "./support/child-service.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { problemOf, type Api } from "./support/http-client.ts";
import { importAll, LineCall, type AnswerLine } from "./support/line-client.ts";
import { openHome, serve, startService, type Service } from "./support/service.ts";
import { ENGINES, freshHome } from "./support/store-home.ts";
import { assertWhole } from "./support/whole-store.ts";
import { buildWorld, registerPurpose, type World } from "./support/world.ts";
import { progressOf, rowOf, sha, shown, text } from "./support/import-lines.ts";

for (const engine of ENGINES) {
  describe(`Imports of consents, on ${engine}`, () => {
    let service: Service;
    let world: World;
    let line: Line;
    let bank: Api;

    before(async () => {
      service = await startService({ engine });
      world = await buildWorld(service);
      line = bankLine(world);
      bank = world.bank.api;
    });
    after(() => service.close());

    const consentsOf = async (iin: string): Promise<readonly ConsentAnswer[]> => {
      const body = { data_subject: { iin } };
      return (await bank.post<ConsentList>("/v1/consents/search", body)).items;
    };

    test("an answer for each line in its order, and a bad line harms no other", async () => {
      const [good, twice, child] = [newIin(), newIin(), completeCheckDigit("15010150001") ?? ""];
      const note = { kind: "other-provable", description: "Қоңырау", evidence_sha256: sha("b") };
      const lines: readonly (readonly [body: string | Uint8Array, wanted: string | undefined])[] = [
        [`\ufeff${JSON.stringify(rowOf(line, good, { row_id: "бірінші" }))}\r`, "1 recorded"],
        ["", undefined],
        ["{bin:1}", "3 refused malformed-json"],
        [Buffer.from([0x22, 0xc3, 0x28, 0x22]), "4 refused malformed-json"],
        ["[]", "5 refused invalid-request"],
        [JSON.stringify(rowOf(line, good, { note: 1 })), "6 refused invalid-request"],
        [JSON.stringify(rowOf(line, "123456789012")), "7 refused invalid-request"],
        [`{"a":"${"x".repeat(17_000)}"}`, "8 refused line-too-long"],
        [" \t", undefined],
        [
          JSON.stringify(rowOf(line, newIin(), { evidence: undefined })),
          "10 refused evidence-missing",
        ],
        [
          JSON.stringify(rowOf(line, newIin(), { given_on: "2027-01-01" })),
          "11 refused signed-in-the-future",
        ],
        [
          JSON.stringify(rowOf(line, newIin(), { purpose_id: world.purposes.treatment })),
          "12 refused unknown-reference",
        ],
        [JSON.stringify(rowOf(line, twice)), "13 recorded"],
        [JSON.stringify(rowOf(line, twice)), "14 already"],
        [
          JSON.stringify(rowOf(line, twice, { given_on: "2026-06-01", evidence: note })),
          "15 recorded",
        ],
        [
          JSON.stringify(rowOf(line, twice, { categories: ["iin"] })),
          "16 refused recorded-otherwise",
        ],
        [JSON.stringify(rowOf(line, child)), "17 refused representative-required"],
        ['{"__proto__":{}}', "18 refused bad-request"],
        [JSON.stringify(rowOf(line, newIin())), "19 recorded"],
      ];
      const ends = lines.map((_, at) => (at === lines.length - 1 ? "" : "\n"));
      const body = Buffer.concat(
        lines.flatMap(([one], at) => [Buffer.from(one), Buffer.from(ends[at] ?? "")]),
      );
      const { rows, end } = await importAll(bank, body);
      assert.deepEqual(
        rows.map(shown),
        lines.flatMap(([, wanted]) => (wanted === undefined ? [] : [wanted])),
      );
      assert.equal(rows[0]?.row_id, "бірінші");
      assert.deepEqual(
        rows[4]?.errors?.map(({ pointer }) => pointer),
        ["/note"],
      );
      const counts = { recorded: 4, already: 1, refused: 12 };
      const { done, import_id: id, next_line: next, ...rest } = end;
      assert.deepEqual([done, next, rest], [true, 20, counts]);
      const { running, started_at: _s, updated_at: _u, ...progress } = await progressOf(bank, id);
      assert.equal(running, false);
      assert.deepEqual(progress, { import_id: id, done: true, next_line: 20, ...counts });
      const elsewhere = await world.clinic.api.send("GET", `/v1/consent-imports/${id}`);
      assert.equal(problemOf(elsewhere).code, "not-found");

      const [consent] = await consentsOf(good);
      assert.equal(consent?.provenance, "imported");
      assert.equal(consent?.effective_at, "2026-05-04T00:00:00.000+05:00");
      assert.match(consent?.granted_at ?? "", /^2026-11-20/);
      assert.equal(await reasonOf(evaluate(line, good)), "permit consent");
      const phone = evaluate(line, good, { categories: ["phone"] });
      assert.equal(await reasonOf(phone), "deny category-not-covered");
      // Refused lines made nobody known.
      const [{ people } = { people: 0 }] = await service.store.db.query<{ people: number }>(
        "select count(*)::int as people from subject_lookup",
      );
      assert.equal(people, 3);
      await assertWhole(service.store);
    });

    test("hundreds of lines, and all of them again change nothing; a withdrawal stays", async () => {
      const people = Array.from({ length: 600 }, newIin);
      const body = text(people.map((iin) => rowOf(line, iin)));
      const first = await importAll(bank, body, "?answers=none");
      assert.deepEqual(first.rows, []);
      assert.equal(first.end.recorded, 600);
      const [gone = ""] = people;
      const [consent] = await consentsOf(gone);
      assert.ok(consent);
      await withdraw(world.desk.api, consent.id);
      const seqs = () =>
        service.store.db.query("select count(*)::int as events, sum(seq)::int as seqs from event");
      const before_ = await seqs();
      const second = await importAll(bank, body, `?import_id=${first.end.import_id}`);
      assert.equal(second.end.already, 600);
      assert.deepEqual(
        [
          second.rows[0]?.consent_id,
          second.rows[0]?.consent_status,
          second.rows[1]?.consent_status,
        ],
        [consent.id, "withdrawn", "active"],
      );
      assert.deepEqual(await seqs(), before_);
      assert.equal(await reasonOf(evaluate(line, gone)), "deny consent-withdrawn");
      const { recorded, already, next_line } = await progressOf(bank, first.end.import_id);
      assert.deepEqual([recorded, already, next_line], [600, 0, 601]);
    });

    test("one import of a party at a time; the same one is taken over and goes on", async () => {
      const people = [newIin(), newIin(), newIin(), newIin()];
      const [one = {}, two = {}, three = {}, four = {}] = people.map((iin) => rowOf(line, iin));
      const open = new LineCall(bank, "/v1/consent-imports?import_id=imp_" + "a".repeat(32));
      open.send(text([one]));
      assert.equal(shown((await open.next()) ?? {}), "1 recorded");
      const other = new LineCall(bank, "/v1/consent-imports");
      other.end(text([two]));
      assert.equal(await other.status(), 409);
      assert.equal((await other.next())?.code, "import-running");
      const ours = await importAll(world.clinic.api, "\n");
      assert.equal(ours.end.done, true);
      const id = `?import_id=imp_${"a".repeat(32)}`;
      const gap = new LineCall(bank, `/v1/consent-imports${id}&from_line=3`);
      gap.end(text([two]));
      assert.equal((await gap.next())?.code, "import-gap");
      // A refused call takes nothing over.
      open.send(text([two]));
      assert.equal(shown((await open.next()) ?? {}), "2 recorded");
      const rest = await importAll(bank, text([three, four]), `${id}&from_line=3`);
      assert.deepEqual(rest.rows.map(shown), ["3 recorded", "4 recorded"]);
      open.send(text([three]));
      const last = await open.next();
      assert.deepEqual([last?.done, last?.code], [false, "import-taken-over"]);
      open.cut();
      const { recorded, done, next_line } = await progressOf(bank, rest.end.import_id);
      assert.deepEqual([recorded, done, next_line], [4, true, 5]);
      const beyond = new LineCall(bank, `/v1/consent-imports${id}&from_line=6`);
      beyond.end(text([two]));
      assert.equal((await beyond.next())?.code, "import-gap");
      const whole = new LineCall(bank, `/v1/consent-imports${id}`);
      whole.send(text([one]));
      assert.equal(shown((await whole.next()) ?? {}), "1 already");
      assert.equal((await progressOf(bank, rest.end.import_id)).done, true);
      whole.send(text([two, three, four]));
      for (const _ of [two, three, four]) await whole.next();
      whole.send(text([rowOf(line, newIin())]));
      assert.equal(shown((await whole.next()) ?? {}), "5 recorded");
      assert.equal((await progressOf(bank, rest.end.import_id)).done, false);
      whole.end();
      assert.equal((await whole.next())?.done, true);
    });

    test("whoever sends one line and waits is answered, and ends with what it sent", async () => {
      const call = new LineCall(bank, "/v1/consent-imports");
      for (const number of [1, 2, 3]) {
        call.send(text([rowOf(line, newIin())]));
        assert.equal(shown((await call.next()) ?? {}), `${number} recorded`);
      }
      call.cut();
      const again = async (tries: number): Promise<void> => {
        const { end } = await importAll(bank, "\n").catch(() => ({ end: { done: false } }));
        if (end.done === true || tries === 0) return assert.equal(end.done, true);
        await sleep(20);
        return again(tries - 1);
      };
      // A connection that broke leaves the turn to the next import.
      await again(50);
    });

    test("an export holds every consent, names nobody, and ends with its digest", async () => {
      await grant(world, line, newIin());
      const { text: body } = await bank.send("GET", "/v1/consent-exports");
      const lines = body.trimEnd().split("\n");
      const end = JSON.parse(lines.pop() ?? "") as ExportEndAnswer;
      const before_ = body.slice(0, body.lastIndexOf("\n", body.length - 2) + 1);
      assert.deepEqual([end.done, end.count, end.sha256], [true, lines.length, sha(before_)]);
      const ids = lines.map((one) => (JSON.parse(one) as ConsentAnswer).id);
      assert.equal(new Set(ids).size, ids.length);
      const [{ rows } = { rows: 0 }] = await service.store.db.query<{ rows: number }>(
        "select count(*)::int as rows from answer where kind = 'granted'",
      );
      assert.equal(ids.length, rows);
      assert.doesNotMatch(body, /(?<![0-9a-f_-])\d{12}(?![0-9a-f])/);
      const withdrawn = await bank.send("GET", "/v1/consent-exports?status=withdrawn");
      assert.equal(withdrawn.text.trimEnd().split("\n").length, 2);
      const none = await world.bureau.api.send("GET", "/v1/consent-exports");
      assert.match(none.text, /^\{"done":true,[^\n]*"count":0,[^\n]*\}\n$/);
    });
  });

  describe(`An import whose process is killed, on ${engine}`, () => {
    test("goes on where it stood, and records nothing twice", async () => {
      const home = await freshHome(engine);
      const store = await openHome(home, systemClock);
      const server = await serve(store, systemClock);
      const world = await buildWorld({
        url: server.url,
        admin: await plantKey(store, systemClock, ["admin:registry"]),
      });
      const maxTerm = { max_term: "P20Y", code: "long" };
      const purposeId = await registerPurpose(world.bank, world.objects.bank, maxTerm);
      await server.close();
      const line: Line = { ...bankLine(world), purposeId };
      const rows = Array.from({ length: 350 }, () => rowOf(line, newIin()));
      const path = `/v1/consent-imports?import_id=imp_${"b".repeat(32)}`;
      const child = await spawnService(home);
      const call = new LineCall(world.bank.api.at(child.url), path);
      call.send(text(rows));
      const first: AnswerLine[] = [];
      while (first.length < 60) first.push((await call.next()) ?? {});
      await child.kill();
      call.cut();

      const after_ = await spawnService(home);
      try {
        const bank = world.bank.api.at(after_.url);
        const { next_line: next, recorded } = await progressOf(bank, `imp_${"b".repeat(32)}`);
        assert.ok(next > 60 && recorded === next - 1, `${next} ${recorded}`);
        const rest = await importAll(
          bank,
          text(rows.slice(next - 1)),
          `?import_id=imp_${"b".repeat(32)}&from_line=${next}`,
        );
        assert.equal(rest.end.next_line, 351);
        // What the killed process had committed is told in the progress, so nothing was there already.
        assert.deepEqual([rest.end.already, rest.end.refused], [0, 0]);
        const whole = await importAll(bank, text(rows), "?answers=refused");
        assert.deepEqual([whole.rows, whole.end.already], [[], 350]);
        const told = new Map(whole.rows.map((row) => [row.line, row.consent_id]));
        for (const row of first) assert.equal(told.get(row.line), undefined);
      } finally {
        await after_.kill();
      }
      const reopened = await openHome(home, systemClock);
      try {
        await assertWhole(reopened);
        const [{ many } = { many: 0 }] = await reopened.db.query<{ many: number }>(
          "select count(*)::int as many from answer",
        );
        assert.equal(many, 350);
      } finally {
        await reopened.close();
        await home.remove();
      }
    });
  });
}
