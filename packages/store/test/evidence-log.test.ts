import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { parseInstant, uuidOf, type Instant } from "@kelisim/core";
import { equalBytes, leafHash, parseTile, verifyInclusion } from "@kelisim/log";
import {
  changePurpose,
  createKeyRing,
  decideBatch,
  dropMonths,
  ensureLog,
  insertPending,
  keepNotice,
  latestCheckpoint,
  logBacklog,
  logKeys,
  logTree,
  newLogBatch,
  placeHold,
  placeOfRow,
  PROCESS_PATIENCE_MS,
  revokeApiKey,
  sealMonths,
  sequence,
  tileOf,
  withCosignatures,
  addCosignature,
  lastCosignedBy,
  checkpointOf,
  type Key,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK, DELIVERY } from "../../core/src/testing/registry.test-support.ts";
import { asOwner } from "./support/catalog.ts";
import { ask, consented } from "./support/commands.ts";
import {
  assertLogOfAll,
  assertProofs,
  hex,
  rowsWithoutBatch,
  sha256,
  idBytes,
} from "./support/evidence.ts";
import { decide, later, placed, QUESTION, refusal, toTheEnd } from "./support/evidence-writes.ts";
import { newPerson } from "./support/people.ts";
import { planned } from "./support/questions.ts";
import { addKey, seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";
import { tellWholeStory } from "./support/whole-story.ts";

onEveryStore(
  "the evidence log",
  (store) => {
    test("has every event, access, refusal, receipt and registry version as a leaf that follows from its row", async () => {
      const { db } = store();
      await tellWholeStory(store(), await newPerson(store()));
      const { subjectId } = await newPerson(store());
      await consented(store(), subjectId);
      await keepNotice(db, { hash: "ab".repeat(32), version: 3, text: words }, later(0.5));
      for (let n = 0; n < 240; n += 1) await refusal(store(), later(n / 7));
      const receipt = { ...newLogBatch("receipts", MONDAY), batchId: randomUUID() };
      await db.tx(async (tx) => {
        await insertPending(tx, [receipt]);
        await tx.query(
          `insert into receipt (subject_id, receipt_id, consent_id, made_at, as_of_seq, jws_sha256,
             sealed, batch_id) values ($1, $2, $3, $4, 2, $5, '\\x00', $2)`,
          [uuidOf(subjectId), receipt.batchId, randomUUID(), MONDAY, sha256("a.b.c")],
        );
      });
      assert.ok((await logBacklog(db)).pending > 250);
      assert.equal(await toTheEnd(store(), MONDAY, 41), 0);
      assert.deepEqual(await logBacklog(db), { pending: 0, oldest: undefined });
      assert.equal(await rowsWithoutBatch(db), 0);
      const kinds = await asOwner<{ kind: string }>(db, "select distinct kind from log_batch");
      assert.equal(kinds.length, 5);
      const leaves = await assertLogOfAll(store());
      assert.ok(leaves.length > 256);
      await assertProofs(store(), leaves);
      assert.equal((await logTree(db))?.size, BigInt(leaves.length));

      const [first] = await asOwner<{ kind: string }>(
        db,
        "select kind from log_batch order by first_index limit 1",
      );
      assert.equal(first?.kind, "receipts", "what a person waits for comes first");
      // A tile that is not full is served as wide as it was, for ever, and never wider than it is.
      const [full, some] = [await tileOf(db, 0, 0n, 256), await tileOf(db, 0, 0n, 3)];
      assert.ok(full !== undefined && some !== undefined);
      assert.deepEqual(parseTile(full), leaves.slice(0, 256));
      assert.ok(equalBytes(full.slice(0, 96), some));
      assert.equal((await tileOf(db, 1, 0n, 1))?.length, 32);
      for (const [level, number, width] of [
        [0, 1n, 256],
        [1, 0n, 2],
        [2, 0n, 1],
        [0, 9n, 1],
        [-1, 0n, 1],
        [0, 0n, 0],
      ] as const) {
        assert.equal(await tileOf(db, level, number, width), undefined);
      }
    });

    test("tells where a row stands, with what shows it", async () => {
      const { db } = store();
      const person = await newPerson(store());
      await consented(store(), person.subjectId);
      const decisions = await decide(store(), [person, await newPerson(store()), person]);
      const audited = later(60);
      await refusal(store(), audited);
      const { subjectId } = person;
      const [event] = await asOwner<{ id: string; text: string }>(
        db,
        "select event_id as id, body::text as text from event where subject_id = $1 order by seq",
        [uuidOf(subjectId)],
      );
      const [audit] = await asOwner<{ id: string }>(
        db,
        "select audit_id as id from command_audit where recorded_at = $1",
        [audited],
      );
      const [decision = ""] = decisions;
      const own = { kind: "events", subjectId, rowId: event?.id ?? "" } as const;
      const access = { kind: "accesses", subjectId, at: MONDAY, rowId: decision } as const;
      const refused = { kind: "audit", at: audited, rowId: audit?.id ?? "" } as const;
      const bank = {
        kind: "registry",
        of: "party",
        recordId: dashed(BANK.id),
        version: 1,
      } as const;
      for (const row of [own, access, refused]) assert.equal(await placeOfRow(db, row), "pending");
      await toTheEnd(store());

      const head = await latestCheckpoint(db);
      assert.ok(head !== undefined);
      const entries = await assertLogOfAll(store());
      for (const row of [own, access, refused, bank]) {
        const { index, entry, salt, payload = "", batch } = await placed(store(), row);
        assert.equal(hex(entry), hex(sha256(salt, sha256(payload))));
        assert.doesNotMatch(payload, new RegExp(uuidOf(subjectId)));
        assert.doesNotMatch(payload, new RegExp(dashed(subjectId)));
        const logged = leafHash(batch?.entry ?? entry);
        assert.equal(hex(logged), hex(entries[Number(index)] ?? new Uint8Array()));
        assert.equal(batch !== undefined, row.kind === "accesses");
        if (batch === undefined) continue;
        const { index: at, size, path: proof, root } = batch;
        assert.equal(size, 3n);
        assert.ok(verifyInclusion({ leafHash: leafHash(entry), index: at, size, proof, root }));
        assert.equal(hex(batch.entry), hex(sha256(batch.salt, root)));
      }
      const { payload, salt } = await placed(store(), own);
      assert.ok(payload?.includes(event?.text ?? "no event"));
      const first = Uint8Array.of(0, 0, 0, 1);
      const about = hex(sha256(salt, idBytes(uuidOf(subjectId)), first));
      assert.ok(payload?.includes(`{"subject":"${about}"`));
      assert.doesNotMatch(payload ?? "", /"seq"/);
      assert.equal(await placeOfRow(db, { ...own, rowId: randomUUID() }), undefined);
      assert.equal(await placeOfRow(db, { ...bank, version: 77 }), undefined);

      // Somebody changes a row by hand: it does not stand in the log as it is now.
      await byHand(store(), "update event set seq = seq + 1000 where event_id = $1", own.rowId);
      await assert.rejects(placed(store(), own), /is not what the log has/);
      await byHand(store(), "update event set seq = seq - 1000 where event_id = $1", own.rowId);
      const flip = "update access_log set permitted = not permitted where decision_id = $1";
      await byHand(store(), flip, access.rowId);
      await assert.rejects(placed(store(), access), /is not what the log has/);
      await byHand(store(), flip, access.rowId);
      await assertLogOfAll(store());
    });

    test("has no batch of what was rolled back, stale, or about nobody known", async () => {
      const { db, ring } = store();
      await toTheEnd(store());
      const person = await newPerson(store());
      const key = await addKey(store());
      const about = (row: Partial<Parameters<typeof decideBatch>[1][number]>) => ({
        ...planned(store(), key, { person, question: QUESTION }),
        ...row,
      });
      const stale = about({ key: { id: key.id, version: 7 } });
      const unknown = about({ person: { keyVersion: 1, mac: new Uint8Array(32) } });
      await decideBatch(db, [stale, unknown]);
      await assert.rejects(
        db.tx(async (tx) => {
          await decideBatch(tx, [about({})]);
          await insertPending(tx, [newLogBatch("audit", MONDAY)]);
          throw new Error("never mind");
        }),
        /never mind/,
      );
      assert.equal((await logBacklog(db)).pending, 0);
      // Of a batch with some of these, the rest is logged, with the span of its own instants.
      const [one, two] = [about({ at: later(5) }), about({ at: later(9) })];
      await decideBatch(db, [{ ...stale, at: later(1) }, one, { ...unknown, at: later(99) }, two]);
      const [pending] = await asOwner<{ row_count: number; from_at: string; to_at: string }>(
        db,
        "select row_count, from_at, to_at from log_pending",
      );
      const span = [later(5).toString(), later(9).toString()];
      assert.deepEqual([pending?.row_count, pending?.from_at, pending?.to_at], [2, ...span]);
      assert.equal(await toTheEnd(store()), 0);
      const place = { kind: "accesses", subjectId: person.subjectId, at: later(9) } as const;
      const { batch } = await placed(store(), { ...place, rowId: two.decisionId });
      assert.equal(batch?.size, 2n);
      await assertLogOfAll(store());
      const idle = await sequence(db, ring, MONDAY, { most: 10 });
      assert.deepEqual([idle.batches, idle.leaves, idle.left, idle.busy], [0, 0, false, false]);
    });

    test("looks once a minute for registry versions that are not in it", async () => {
      const { db } = store();
      await toTheEnd(store(), later(3600));
      const key = await addKey(store());
      const brief = await addKey(store());
      await revokeApiKey(db, brief.id, MONDAY);
      const change = { at: MONDAY, by: null };
      const changed = await db.tx((tx) =>
        changePurpose(tx, DELIVERY.id, change, (present) => ({ ...present, published: true })),
      );
      const version = changed?.version ?? -1;
      const purpose = { kind: "registry", of: "purpose", recordId: dashed(DELIVERY.id) } as const;
      const ofKey = { kind: "registry", of: "api_key", recordId: dashed(key.id) } as const;
      const pendingKey = { ...ofKey, version: 1 };
      await toTheEnd(store(), later(3659));
      assert.equal(await placeOfRow(db, pendingKey), "pending");
      await toTheEnd(store(), later(3660));
      await placed(store(), { ...purpose, version });
      await placed(store(), { ...purpose, version: version - 1 });
      await placed(store(), pendingKey);
      await placed(store(), { ...ofKey, recordId: dashed(brief.id), version: 2 });
      assert.equal(
        await placeOfRow(db, { ...ofKey, recordId: dashed(brief.id), version: 1 }),
        undefined,
      );
      await assertLogOfAll(store());
      // What a key was before it changed is kept with its leaf.
      const { payload } = await placed(store(), pendingKey);
      await revokeApiKey(db, key.id, MONDAY);
      await toTheEnd(store(), later(3720));
      await placed(store(), { ...ofKey, version: 2 });
      assert.equal((await placed(store(), pendingKey)).payload, payload);
      await assertLogOfAll(store());
    });

    test("keeps what witnesses have signed beside the note", async () => {
      const { db } = store();
      const head = await latestCheckpoint(db);
      assert.ok(head !== undefined);
      const { size } = head;
      const line = (name: string) => `\u2014 ${name} AAAA`;
      for (const witness of ["w.one", "w.two", "w.one"]) {
        await addCosignature(db, { size, witness, line: line(witness), at: MONDAY });
      }
      const lines = `${line("w.one")}\n${line("w.two")}\n`;
      assert.equal(await withCosignatures(db, head), head.note + lines);
      assert.equal(await lastCosignedBy(db, "w.two"), size);
      assert.equal(await lastCosignedBy(db, "w.three"), undefined);
      assert.equal(await checkpointOf(db, size + 1n), undefined);
    });

    test("has all rows whenever rounds come between the writes", async () => {
      const step = fc.oneof(
        fc.record({ do: fc.constant("round" as const), most: fc.integer({ min: 1, max: 12 }) }),
        fc.record({ do: fc.constant("refuse" as const), at: fc.integer({ min: -9e6, max: 9e6 }) }),
        fc.record({ do: fc.constant("ask" as const) }),
        fc.record({ do: fc.constant("decide" as const), many: fc.integer({ min: 1, max: 6 }) }),
      );
      const run = async (
        steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
      ) => {
        const { db, ring } = store();
        const person = await newPerson(store());
        for (const each of steps) {
          if (each.do === "refuse") await refusal(store(), later(each.at));
          else if (each.do === "ask") await ask(store(), { subjectId: person.subjectId });
          else if (each.do === "decide") {
            await decide(
              store(),
              Array.from({ length: each.many }, () => person),
            );
          } else await sequence(db, ring, MONDAY, { most: each.most });
        }
      };
      const lives = fc.array(step, { minLength: 4, maxLength: 24 });
      await fc.assert(fc.asyncProperty(lives, run), { numRuns: 8 });
      assert.equal(await toTheEnd(store()), 0);
      assert.equal(await rowsWithoutBatch(store().db), 0);
      await assertProofs(store(), await assertLogOfAll(store()));
    });

    test("still proves accesses that are kept when the others of their month are dropped", async () => {
      const { db } = store();
      const [held, other] = [await newPerson(store()), await newPerson(store())];
      const day = february(5);
      const [kept = "", gone = ""] = await decide(store(), [held, other, other], () => day);
      const last = february(28, "23:59:59.9");
      const first = last.add({ seconds: 1 });
      const [, next = ""] = await decide(store(), [other, other], (n) => (n === 0 ? last : first));
      await toTheEnd(store());
      await sealMonths(db, MONDAY);
      const scope = { kind: "person", subjectId: held.subjectId } as const;
      const order = { orderedBy: "service", reason: "court", reference: "7-12/26" } as const;
      await placeHold(db, { scope, ...order, from: undefined, to: undefined }, MONDAY);
      const dropped = await dropMonths(db, { now: MONDAY, keepMonths: 60, only: "2021-02" });
      assert.deepEqual(
        dropped.map((month) => [month.outcome, month.dropped, month.kept]),
        [["dropped", 3, 1]],
      );
      const [head, entries] = [await latestCheckpoint(db), await logTree(db)];
      assert.equal(head?.size, entries?.size);
      const own = { kind: "accesses", subjectId: held.subjectId, at: day } as const;
      const [a, b] = [
        await placed(store(), { ...own, rowId: kept }),
        await placed(store(), { ...own, subjectId: other.subjectId, at: first, rowId: next }),
      ];
      assert.deepEqual([a.batch?.size, b.batch?.size], [3n, 2n]);
      for (const { entry, salt, payload = "", batch } of [a, b]) {
        assert.ok(batch !== undefined);
        assert.equal(hex(entry), hex(sha256(salt, sha256(payload))));
        const { index, size, path: proof, root } = batch;
        assert.ok(verifyInclusion({ leafHash: leafHash(entry), index, size, proof, root }));
      }
      const lost = { ...own, subjectId: other.subjectId, rowId: gone };
      assert.equal(await placeOfRow(db, lost), undefined);
    });

    test("is signed by keys that are noted, though the ring takes another one meanwhile", async () => {
      const { db } = store();
      const ring = createKeyRing(ringKeys(1));
      const nothing = () => undefined;
      const stop = db.watch.listen({
        statement: (name) => void (name === "note-log-keys" && ring.hold(ringKeys(2), ALL_IN_USE)),
        ...{ retried: nothing, commitUnknown: nothing, connectionLost: nothing },
      });
      await refusal(store());
      await sequence(db, ring, MONDAY, { most: 99 });
      stop();
      assert.equal(ring.sealingKeys("log").length, 2);
      const { note = "" } = (await latestCheckpoint(db)) ?? {};
      const noted = new Set((await logKeys(db)).map(({ keyId }) => keyId));
      const signed = [...note.matchAll(/^\u2014 \S+ (\S+)$/gm)].map(([, line = ""]) =>
        hex(Buffer.from(line, "base64").subarray(0, 4)),
      );
      assert.deepEqual([signed.length, signed.filter((id) => !noted.has(id))], [1, []]);
    });

    test("goes on from nothing but what was signed", async () => {
      const { db, ring } = store();
      await refusal(store());
      const [edge] = await asOwner<{ hashes: Uint8Array }>(
        db,
        "select hashes from log_edge where level = 0",
      );
      assert.ok(edge !== undefined && edge.hashes.length > 0);
      const save = "update log_edge set hashes = $1 where level = 0";
      const changed = edge.hashes.map((byte, at) => (at === 5 ? byte ^ 1 : byte));
      await byHand(store(), save, changed);
      await assert.rejects(sequence(db, ring, MONDAY, { most: 9 }), /root that was signed/);
      assert.equal((await logBacklog(db)).pending, 1);
      await byHand(store(), save, edge.hashes);
      const again = await ensureLog(db, ring, { origin: "another.example", now: MONDAY });
      assert.match(again.origin, /^kelisim\/[0-9a-f]{32}$/, "a log keeps its name");
      const covered = later(PROCESS_PATIENCE_MS / 1000);
      assert.equal(again.coversFrom?.toString(), covered.toString(), "an older one may be silent");
      assert.equal(await toTheEnd(store()), 0);
    });
  },
  async (store) => {
    await ensureLog(store.db, store.ring, { now: MONDAY });
    await seedRegistry(store);
  },
);

const ringKeys = (sealingKeys: number): Key[] => [
  ...(["data", "mac"] as const).map((purpose) => ({ purpose, version: 1, bytes: sha256(purpose) })),
  ...Array.from({ length: sealingKeys }, (_, n) => ({
    ...({ purpose: "seal", version: n + 1, bytes: sha256(`seal ${n}`) } as const),
  })),
];
const ALL_IN_USE = new Set(["data.1", "mac.1", "seal.1", "seal.2"] as const);

const words = { kk: "Қазақша «мәтін»", ru: "Текст", en: 'A "text"\t\\' };

const february = (day: number, time = "12:00:00"): Instant => {
  const at = parseInstant(`2021-02-${String(day).padStart(2, "0")}T${time}Z`);
  assert.ok(at !== undefined);
  return at;
};

const dashed = (id: string): string =>
  id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const byHand = ({ db }: Store, sql: string, param: unknown): Promise<unknown> =>
  asOwner(db, sql, [param]);
