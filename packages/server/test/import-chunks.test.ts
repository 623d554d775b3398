import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { parseIin, type Iin } from "@kelisim/core";
import { createIdSource, makeContext } from "@kelisim/server";
import {
  addKey,
  apiKeyById,
  ensureSubject,
  findSubject,
  partyById,
  rotateKeys,
  takeImportTurn,
} from "@kelisim/store";
import { recordChunk, type ChunkFrame } from "../src/imports/chunk.ts";
import { prepareChunk } from "../src/imports/prepare-chunk.ts";
import { turnEnd } from "../src/imports/run-import.ts";
import type { Line as TextLine } from "../src/http/lines/split-lines.ts";
import { bankLine, type Line } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { rowOf } from "./support/import-lines.ts";
import { startService, testConfig, type Service } from "./support/service.ts";
import { assertWhole } from "./support/whole-store.ts";
import { buildWorld, type World } from "./support/world.ts";

const iinOf = (digits: string): Iin => {
  const parsed = parseIin(digits);
  assert.ok(parsed.ok);
  return parsed.iin;
};

const linesOf = (line: Line, people: readonly string[]): TextLine[] =>
  people.map((iin, at) => ({
    ...{ number: at + 1, kind: "line" },
    bytes: Buffer.from(JSON.stringify(rowOf(line, iin))),
  }));

describe("Lines that are made ready ahead", () => {
  let service: Service;
  let world: World;
  let frame: ChunkFrame;

  before(async () => {
    const clock = new FakeClock();
    service = await startService({ clock });
    world = await buildWorld(service);
    const { store } = service;
    const ids = createIdSource(clock);
    const ctx = makeContext({ config: testConfig(), store, clock, ids });
    const key = await apiKeyById(store.db, world.bank.keyId);
    const party = await partyById(store.db, world.bank.id);
    assert.ok(key && party);
    const commandId = randomUUID();
    const importer = { ctx, caller: { key, party }, commandId, isStopping: () => false };
    const [now, turn] = [
      clock.now(),
      { partyId: party.id, importId: ids.next("imp"), holder: commandId },
    ];
    const until = turnEnd(now);
    await takeImportTurn(store.db, turn, { fromLine: 1, now, until });
    frame = { importer, turn, language: "en", now, until, answered: 0 };
  });
  after(() => service.close());

  const peopleKnown = async (): Promise<number> => {
    const rows = await service.store.db.query<{ people: number }>(
      "select count(distinct subject_id)::int as people from subject_lookup",
    );
    return rows[0]?.people ?? 0;
  };

  test("somebody whom another call has made meanwhile is made once, and all her lines are recorded", async () => {
    const { db, ring } = service.store;
    const [one, two, three] = [newIin(), newIin(), newIin()];
    const lines = linesOf(bankLine(world), [one, two, three, one, three]);
    const chunk = await prepareChunk(frame, lines);
    assert.equal(await peopleKnown(), 0, "whoever is only made ready is not known");
    const [first, third] = [
      await ensureSubject(db, ring, iinOf(one)),
      await ensureSubject(db, ring, iinOf(three)),
    ];
    const answers = await recordChunk(frame, chunk);
    assert.ok(answers !== "lost");
    assert.deepEqual(
      answers.map(({ status }) => status),
      ["recorded", "recorded", "recorded", "already", "already"],
    );
    assert.equal(answers[3]?.consent_id, answers[0]?.consent_id);
    assert.equal(await peopleKnown(), 3);
    assert.equal(await findSubject(db, ring, iinOf(one)), first);
    assert.equal(await findSubject(db, ring, iinOf(three)), third);
    await assertWhole(service.store);
  });

  test("somebody is found under a key that was taken into use meanwhile", async () => {
    const { store } = service;
    const iin = newIin();
    const chunk = await prepareChunk(frame, linesOf(bankLine(world), [iin, newIin()]));
    addKey(store.keys.file, "mac", frame.now);
    await store.keys.refresh();
    // What the service said of itself before it looked at its file.
    await store.db.query("delete from process");
    const { activated } = await rotateKeys(store, { now: frame.now, limit: 1 });
    assert.deepEqual(activated, ["mac.2"]);
    const answers = await recordChunk(frame, chunk);
    assert.ok(answers !== "lost");
    assert.deepEqual(
      answers.map(({ status }) => status),
      ["recorded", "recorded"],
    );
    const { keyVersion, mac } = store.ring.mac("iin", iinOf(iin).digits);
    const rows = await store.db.query(
      "select subject_id from subject_lookup where key_version = $1 and mac = $2",
      [keyVersion, mac],
    );
    assert.deepEqual([keyVersion, rows.length], [2, 1]);
  });

  test("lines are judged anew where their purpose was closed meanwhile, and nobody is made known", async () => {
    const known = await peopleKnown();
    const line = bankLine(world);
    const chunk = await prepareChunk(frame, linesOf(line, [newIin(), newIin()]));
    assert.equal(chunk.newcomers.newcomers.length, 2);
    await world.bank.api.post(`/v1/purposes/${line.purposeId}/close`);
    const answers = await recordChunk(frame, chunk);
    assert.ok(answers !== "lost");
    assert.deepEqual(
      answers.map(({ status, code }) => `${status} ${code}`),
      ["refused purpose-not-active", "refused purpose-not-active"],
    );
    assert.equal(await peopleKnown(), known);
  });
});
