import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import type { DemoFacts } from "@kelisim/cli";
import { systemClock } from "@kelisim/server";
import { openStore } from "@kelisim/store";
import { call, itemsOf } from "./http.ts";
import { inProcess } from "./in-process.ts";
import { demoDirectory, startDemo } from "./demo-directory.ts";
import { kelisim, scratch } from "./kelisim.ts";

const withoutAddress = ({
  base_url: _address,
  portal_url: _portal,
  identity_url: _identity,
  ...facts
}: DemoFacts): object => facts;

/** What the three people with history left behind, as their parties see it. */
async function pastOf({ base_url: url, operator, third_party: bureau, people }: DemoFacts) {
  const ofPerson = async (index: number) => {
    const data_subject = { iin: people[index]?.iin };
    const consents = await call(url, operator.api_key, "/v1/consents/search", { data_subject });
    const log = await call(url, operator.api_key, "/v1/access-log/search", { data_subject });
    return {
      consents: itemsOf(consents).map(({ status }) => status),
      log: itemsOf(log)
        .toSorted((a, b) => String(a["decided_at"]).localeCompare(String(b["decided_at"])))
        .map(({ reason }) => (reason as { code: string }).code),
    };
  };
  const dutiesOf = async (key: string) =>
    itemsOf(await call(url, key, "/v1/duties")).map(({ kind, status }) => [kind, status]);
  return {
    people: [await ofPerson(0), await ofPerson(1), await ofPerson(2)],
    bank: await dutiesOf(operator.api_key),
    bureau: await dutiesOf(bureau.api_key),
  };
}

const PAST = {
  people: [
    { consents: ["active"], log: ["consent", "consent", "consent", "no-consent"] },
    { consents: ["withdrawn"], log: ["consent", "consent-withdrawn"] },
    { consents: ["expired"], log: ["consent", "consent-expired"] },
  ],
  bank: [["cease-processing", "discharged"]],
  bureau: [["cease-processing", "open"]],
};

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test("a demo prints one line, keeps its promises, and goes on where it was stopped", async (t) => {
  const directory = join(scratch(t), "demo");
  const first = startDemo(t, directory);
  const facts = await first.facts();
  const { base_url: url, operator, purposes, objects, people } = facts;

  await t.test("the line names everything that the contract fixes", () => {
    for (const party of [operator, facts.third_party, facts.state_body, facts.service_desk]) {
      assert.match(party.bin, /^\d{12}$/);
      assert.match(party.party_id, /^pty_[0-9a-f]{32}$/);
      assert.match(party.api_key, /^kel_[0-9a-f]{32}_/);
    }
    assert.equal(facts.assisted_key, facts.service_desk.api_key);
    assert.match(objects.non_state, /^obj_/);
    assert.match(objects.state, /^obj_/);
    assert.match(purposes["credit_scoring"] ?? "", /^pur_/);
    assert.equal(people.length, 50);
  });

  await t.test("credit_scoring is as the contract fixes it", async () => {
    const { body } = await call(
      url,
      operator.api_key,
      `/v1/purposes/${purposes["credit_scoring"]}`,
    );
    assert.equal(body["party_id"], operator.party_id);
    assert.deepEqual(body["object_ids"], [objects.non_state]);
    assert.deepEqual(body["categories"], {
      required: ["iin", "full-name", "income"],
      optional: ["phone"],
    });
    assert.deepEqual(body["actions"], ["collect", "process"]);
    assert.equal(body["status"], "active");
  });

  await t.test("the keys open what they are for", async () => {
    const parties = itemsOf(await call(url, facts.admin_key, "/v1/parties"));
    assert.equal(parties.length, 8, "seven parties and the service provider's own");
    for (const { api_key, party_id } of [operator, facts.third_party, facts.state_body]) {
      const own = itemsOf(await call(url, api_key, "/v1/parties"));
      assert.deepEqual(
        own.map(({ id }) => id),
        [party_id],
      );
    }
    const refused = await call(url, facts.admin_key, "/v1/consents/search", {});
    assert.equal(refused.status, 403);
  });

  await t.test(
    "the portal leads to the demo's own provider, which knows people and staff",
    async () => {
      assert.equal((await fetch(facts.portal_url)).status, 200);
      const begun = await fetch(`${url}/sign-in`, { redirect: "manual" });
      const to = begun.headers.get("location") ?? "";
      assert.equal(new URL(to).origin, facts.identity_url);
      const cookies = new Map<string, string>();
      const asked = await fetch(to, { redirect: "manual" });
      for (const line of asked.headers.getSetCookie()) {
        const [pair = ""] = line.split(";");
        cookies.set(pair.split("=")[0] ?? "", pair);
      }
      const list = await fetch(new URL(asked.headers.get("location") ?? "", to), {
        headers: { cookie: [...cookies.values()].join("; ") },
      });
      const html = await list.text();
      for (const { name, iin } of [...people, ...facts.staff]) {
        assert.ok(html.includes(name) && html.includes(iin), name);
      }
      assert.deepEqual(
        facts.staff.map(({ role }) => role),
        ["officer", "developer", "administrator", "clerk", "analyst", "provider"],
      );
    },
  );

  await t.test("the first three people have history", async () => {
    assert.deepEqual(await pastOf(facts), PAST);
  });

  await t.test(
    "an adult of the middle can be asked, answers at the desk, and is served",
    async () => {
      const ask = { purpose_id: purposes["credit_scoring"], object_id: objects.non_state };
      const data_subject = { iin: people[20]?.iin };
      const asked = await call(url, operator.api_key, "/v1/consent-requests", {
        ...ask,
        data_subject,
      });
      assert.equal(asked.status, 201);
      const answered = await call(
        url,
        facts.assisted_key,
        `/v1/consent-requests/${String(asked.body["id"])}/answer`,
        {
          answer: "grant",
          confirmation: {
            kind: "written",
            document_sha256: "a".repeat(64),
            signed_on: "2026-08-01",
          },
        },
      );
      assert.equal(answered.body["status"], "granted");
      const decided = await call(url, operator.api_key, "/access/v1/evaluation", {
        subject: { type: "party", id: operator.bin },
        action: { name: "process" },
        resource: {
          type: "digital_object",
          id: objects.non_state,
          properties: { data_subject: people[20]?.iin, categories: ["income"] },
        },
        context: { purpose: purposes["credit_scoring"] },
      });
      assert.equal(decided.body["decision"], true);
    },
  );

  const elsewhere = scratch(t);

  await t.test("its receipts and its published keys can be kept", async () => {
    const consents = await call(url, operator.api_key, "/v1/consents/search", {});
    for (const [index, { id }] of itemsOf(consents).entries()) {
      await keep(`receipt-${index}.json`, `/v1/consents/${String(id)}/receipt`);
    }
    await keep("jwks.json", "/.well-known/jwks.json");
    await keep("log-key.txt", "/.well-known/kelisim-log-key");
  });

  /** Saves an answer as it comes, as somebody with a key of the operator does. */
  async function keep(name: string, path: string): Promise<void> {
    const headers = { authorization: `Bearer ${operator.api_key}` };
    const answer = await fetch(url + path, { headers });
    assert.equal(answer.status, 200, path);
    writeFileSync(join(elsewhere, name), new Uint8Array(await answer.arrayBuffer()));
  }

  await t.test("SIGTERM ends it with 0, and stdout held nothing but the line", async () => {
    const { code, signal, stdout, stderr } = await first.stop();
    assert.deepEqual([code, signal], [0, null]);
    assert.equal(stdout, `${JSON.stringify(facts)}\n`);
    assert.doesNotMatch(stderr, /rror/);
  });

  await t.test("its secrets are for its user alone, and its notes do not know the port", () => {
    const { port } = new URL(url);
    for (const file of filesIn(directory)) {
      if (file.includes("pgdata")) continue;
      if (basename(file).startsWith("demo")) assert.equal(statSync(file).mode & 0o077, 0, file);
      const text = readFileSync(file, "utf8");
      assert.equal(text.includes(`:${port}`) || text.includes("http"), false, file);
    }
  });

  await t.test("with the service switched off its receipts verify in another folder", async () => {
    const own = await kelisim(["verify", "receipt-0.json"], { cwd: elsewhere });
    assert.equal(own.code, 0, own.stdout + own.stderr);
    const receipts = readdirSync(elsewhere).filter((name) => name.startsWith("receipt-"));
    assert.equal(receipts.length, 4);
    const files = ["jwks.json", "log-key.txt"].map((name) => join(elsewhere, name));
    for (const name of receipts) {
      const trust = files.flatMap((file) => ["--trust", file]);
      const verified = await inProcess(["verify", join(elsewhere, name), ...trust]);
      assert.equal(verified.code, 0, verified.stdout + verified.stderr);
      assert.match(verified.stdout, /The receipt is valid\./);
    }
  });

  await t.test("a second start prints the same and makes nothing twice", async () => {
    const second = startDemo(t, directory);
    const again = await second.facts();
    assert.deepEqual(withoutAddress(again), withoutAddress(facts));
    assert.deepEqual(await pastOf(again), PAST);
    const parties = itemsOf(await call(again.base_url, again.admin_key, "/v1/parties"));
    assert.equal(parties.length, 8);
    assert.equal((await second.stop("SIGINT")).code, 0);
  });

  await t.test(
    "its store is found in order, and a row that was altered by hand is named",
    async () => {
      const keyFile = join(elsewhere, "demo.key");
      cpSync(join(directory, "demo.key"), keyFile);
      const env = {
        KELISIM_KEY_FILE: keyFile,
        KELISIM_ERASURE_LEDGER: join(elsewhere, "erasures"),
      };
      const check = (...more: string[]) => kelisim(["fsck", "--data", directory, ...more], { env });
      const clean = await check();
      assert.deepEqual([clean.code, clean.stdout], [0, "Nothing is wrong.\n"], clean.stderr);

      const location = { kind: "embedded", directory } as const;
      const now = systemClock.now();
      const store = await openStore({
        location,
        keyFile,
        service: "non-state",
        now,
        migrate: false,
      });
      const [altered] = await store.db.asOwner((owner) =>
        owner.query<{ answer_id: string; decision_id: string }>(
          `with a as (update answer set end_state = 'standing' where ctid in
             (select ctid from answer where end_state = 'withdrawn' limit 1) returning answer_id),
           l as (update access_log set permitted = not permitted where decision_id in
             (select decision_id from access_log limit 1) returning decision_id)
         select a.answer_id, l.decision_id from a, l`,
        ),
      );
      await store.close();
      const found = await check("--json");
      assert.equal(found.code, 3, found.stderr);
      const { findings } = JSON.parse(found.stdout) as {
        findings: { table: string; key: Record<string, string>; columns?: string[] }[];
      };
      const answer = findings.find(({ table }) => table === "answer");
      assert.deepEqual(
        [answer?.key["answer_id"], answer?.columns],
        [altered?.answer_id, ["end_state"]],
      );
      const access = findings.find(({ table }) => table === "access_log");
      assert.ok(access?.key["decision_id"]?.includes(altered?.decision_id ?? "none"));
      const words = await check("--lang", "kk");
      assert.match(words.stdout, /^answer .*\(end_state\): негізіне сай емес$/m);
      assert.match(words.stderr, /Қате табылды: \d+\./);
    },
  );
});

test("a demo that is killed again and again while it is filled ends up complete", async (t) => {
  const directory = await demoDirectory(t);
  const noted = (): number => {
    try {
      const text = readFileSync(join(directory, "demo-progress.json"), "utf8");
      return Object.keys((JSON.parse(text) as { ids: object }).ids).length;
    } catch {
      return 0;
    }
  };
  for (const steps of [3, 19, 26]) {
    const interrupted = startDemo(t, directory);
    await interrupted.until(() => noted() >= steps || undefined);
    const { stdout } = await interrupted.stop("SIGKILL");
    assert.equal(stdout, "", `it was too late to kill it at step ${steps}`);
  }
  const demo = startDemo(t, directory);
  const facts = await demo.facts();
  assert.deepEqual(await pastOf(facts), PAST);
  const objects = itemsOf(
    await call(facts.base_url, facts.operator.api_key, "/v1/digital-objects"),
  );
  assert.equal(objects.length, 1);
  const purposes = itemsOf(await call(facts.base_url, facts.operator.api_key, "/v1/purposes"));
  assert.deepEqual(
    new Set(purposes.map(({ code }) => code)),
    new Set(["credit_bureau_report", "credit_scoring", "marketing"]),
  );
  assert.equal(purposes.length, 3);
  assert.equal((await demo.stop()).code, 0);
});

test("a demo that is killed while its store is made begins anew", async (t) => {
  const directory = join(scratch(t), "demo");
  const early = startDemo(t, directory);
  await early.until(() => existsSync(join(directory, "pgdata.unfinished")) || undefined);
  await early.stop("SIGKILL");
  const demo = startDemo(t, directory);
  assert.equal((await demo.facts()).people.length, 50);
  assert.equal((await demo.stop()).code, 0);
});

test("two demos at once do not disturb each other, and a busy place is told", async (t) => {
  const folder = scratch(t);
  const [one, two] = [await demoDirectory(t), await demoDirectory(t)];
  const demos = [startDemo(t, one), startDemo(t, two)];
  const [first, second] = (await Promise.all(demos.map((demo) => demo.facts()))) as [
    DemoFacts,
    DemoFacts,
  ];
  assert.notEqual(first.base_url, second.base_url);
  assert.notEqual(first.operator.api_key, second.operator.api_key);
  const foreign = await call(second.base_url, first.operator.api_key, "/v1/purposes");
  assert.equal(foreign.status, 401);
  assert.deepEqual(await pastOf(second), PAST);

  await t.test("a taken port is told with a way out", async () => {
    const { port } = new URL(first.base_url);
    const args = ["demo", "--data", join(folder, "three"), "--port", port];
    const { code, stderr } = await kelisim(args);
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`127\\.0\\.0\\.1:${port}.*--port 0`));
  });

  await t.test("a directory in use is told with a way out", async () => {
    const { code, stderr } = await kelisim(["demo", "--data", one, "--port", "0"]);
    assert.equal(code, 1);
    assert.match(stderr, /Another process is using .*--data/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  const ends = await Promise.all(demos.map((demo) => demo.stop()));
  assert.deepEqual(
    ends.map(({ code }) => code),
    [0, 0],
  );
});
