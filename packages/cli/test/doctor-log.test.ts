import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createCosigner, formatSignatureLine, parseCheckpoint } from "@kelisim/log";
import { readConfig, systemClock, witnessName, type Config } from "@kelisim/server";
import {
  addCosignature,
  createKeyFile,
  ensureLog,
  latestCheckpoint,
  noteWitness,
  openStore,
  recordRefusal,
  claimWitnesses,
  sequence,
  type Store,
} from "@kelisim/store";
import { freshPgliteDirectory } from "../../../testing/pglite-directory.ts";
import type { Finding } from "../src/doctor/check.ts";
import { logCheck } from "../src/doctor/checks/log.ts";
import { worstOf } from "../src/doctor/report.ts";

const at = systemClock.now();
const later = (minutes: number) => at.add({ minutes });
const cosigner = createCosigner("w.example/one", new Uint8Array(32).fill(1), 1_795_000_000n);
const WITNESS = { url: "https://w.example", key: cosigner.verifierKey.text };

let store: Store;
let dir: Awaited<ReturnType<typeof freshPgliteDirectory>>;

before(async () => {
  dir = await freshPgliteDirectory("ready");
  const keyFile = join(dir.path, "test.key");
  createKeyFile(keyFile, at);
  const location = { kind: "embedded", directory: dir.path } as const;
  store = await openStore({ location, keyFile, service: "non-state", now: at, migrate: true });
});
after(async () => {
  await store.close();
  dir.remove();
});

/** What the check says some minutes later: its level and all its English words. */
async function said(minutes: number, over: Partial<Config> = {}): Promise<string> {
  const read = readConfig({});
  assert.ok(read.ok && logCheck.needs === "tables");
  const config = { ...read.config, ...over };
  const found = await logCheck.run({ db: store.db, config, now: () => later(minutes) });
  const findings: readonly Finding[] = [found].flat();
  for (const { level, todo } of findings) assert.equal(todo === undefined, level === "ok");
  const words = findings.map((each) => `${each.found.en} | ${each.todo?.en ?? ""}`);
  return `${worstOf(findings)}: ${words.join("\n")}`;
}

test("the doctor says how the log stands, what waits and which witness is missing", async () => {
  assert.match(await said(0), /^ok: there is none yet/);
  await ensureLog(store.db, store.ring, { origin: "t.example/log", now: at });
  for (let refusals = 0; refusals < 3; refusals += 1) {
    const by = { partyId: undefined, keyId: undefined };
    await recordRefusal(store.db, { at, ...by, command: "x", outcome: "not-found" });
  }
  assert.match(await said(0), /^ok: t\.example\/log: 0 entries, .* 3 batches wait/);
  assert.match(await said(5), /^warning: 3 batches .* for 5 min \| .*KELISIM_JOBS=on/);
  assert.match(await said(0, { logBacklogLimit: 2 }), /^failed: .* over the limit \(2\)/);

  await sequence(store.db, store.ring, at, { most: 1000 });
  const over = { logWitnesses: [WITNESS], logWitnessesNeeded: 1 };
  assert.match(await said(7, { logWitnesses: [] }), /^ok: .* signed 7 min ago, 0 batches wait/);
  assert.match(await said(1, over), /^ok: /, "they have some minutes");
  assert.match(await said(7, over), /^warning: [^]* has 0 cosignatures, 1 are needed \| Check/);

  const newest = await latestCheckpoint(store.db);
  const text = parseCheckpoint(newest?.note ?? "")?.note.text ?? "";
  const { size = 0n } = newest ?? {};
  const witness = witnessName(WITNESS);
  const line = formatSignatureLine(cosigner.sign(text)).trimEnd();
  await addCosignature(store.db, { size, witness, line, at });
  assert.match(await said(7, over), /^ok: [^]* has 1 cosignatures/);
  await claimWitnesses(store.db, { witnesses: [witness], size, now: at, until: later(1) });
  const state = { witness, knownSize: 99n, failures: 2, askedAt: at, nextAt: later(2) };
  await noteWitness(store.db, { ...state, outcome: "ahead-of-us" });
  assert.match(
    await said(7, over),
    /^warning: [^]*; w\.example\/one\+[0-9a-f]{8}: ahead-of-us \| .*older copy/,
  );
});
