import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { parseIin, type ApiKeyId, type ConsentRequest, type Iin } from "@kelisim/core";
import {
  askListedPeople,
  createIdSource,
  makeContext,
  STAFF_SCOPES,
  type Context,
} from "@kelisim/server";
import {
  apiKeyById,
  bulkProgress,
  bulkRequestOf,
  bulkResults,
  ensureSubject,
  grantRole,
  partyById,
  requestsOfParty,
  resumeBulkRequest,
  revokeApiKey,
  rolesOf,
  startBulkRequest,
  waitingRows,
} from "@kelisim/store";
import { askRow } from "../src/bulk/ask-row.ts";
import { ask, bankLine, grant } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { startService, testConfig, type Service } from "./support/service.ts";
import { ENGINES } from "./support/store-home.ts";
import { buildWorld, type World } from "./support/world.ts";

const iinOf = (digits: string): Iin => {
  const read = parseIin(digits);
  assert.ok(read.ok);
  return read.iin;
};

for (const engine of ENGINES) {
  describe(`Lists of people who are asked, on ${engine}`, () => {
    const clock = new FakeClock();
    let service: Service;
    let world: World;
    let ctx: Context;
    let keyId: ApiKeyId;
    const idle = new AbortController().signal;

    const officer = async (): Promise<ApiKeyId> => {
      const { db, ring } = service.store;
      const subjectId = await ensureSubject(db, ring, iinOf(newIin()));
      await grantRole(db, ring, {
        ...{ subjectId, partyId: world.bank.id, role: "officer", name: "Айгүл" },
        ...{ scopes: STAFF_SCOPES.officer, grantedBy: undefined, at: clock.now() },
      });
      const [role] = await rolesOf(db, ring, subjectId);
      assert.ok(role);
      return role.keyId;
    };

    before(async () => {
      service = await startService({ engine, clock });
      world = await buildWorld(service);
      const ids = createIdSource(clock);
      ctx = makeContext({ config: testConfig(), store: service.store, clock, ids });
      keyId = await officer();
    });
    after(() => service.close());

    const start = (numbers: readonly (string | undefined)[], by = keyId): Promise<string> =>
      startBulkRequest(service.store, {
        ...{ partyId: world.bank.id, keyId: by, at: clock.now() },
        body: { purpose_id: world.purposes.scoring, object_id: world.objects.bank },
        lines: numbers.map((digits, index) =>
          digits === undefined
            ? { line: index + 1, fault: "iin" }
            : { line: index + 1, iin: iinOf(digits) },
        ),
      });

    const told = async (id: string): Promise<readonly string[]> =>
      (
        await bulkResults(service.store.db, id, { afterLine: 0, limit: 500, onlyErrors: false })
      ).map(({ line, state, code }) => [line, state, code].filter(Boolean).join(" "));

    const requests = (): Promise<readonly ConsentRequest[]> =>
      requestsOfParty(service.store.db, {
        ...{ partyId: world.bank.id, after: undefined, limit: 500 },
      });

    const sealedRows = async (id: string): Promise<number> => {
      const [row] = await service.store.db.query<{ rows: number }>(
        `select count(*)::int as rows from bulk_request_row
         where bulk_id = $1 and sealed is not null`,
        [id],
      );
      return row?.rows ?? -1;
    };

    test("each line has its answer: asked, why not, or that it names nobody", async () => {
      const [pending, granted] = [newIin(), newIin()];
      await ask(bankLine(world), pending);
      await grant(world, bankLine(world), granted);
      const id = await start([newIin(), undefined, pending, granted, newIin()]);
      assert.equal(await sealedRows(id), 4);
      const { counts } = await askListedPeople(ctx, idle);
      assert.deepEqual(await told(id), [
        "1 asked",
        "2 faulty iin",
        "3 refused request-pending",
        "4 asked",
        "5 asked",
      ]);
      assert.deepEqual(
        { asked: counts["asked"], refused: counts["refused"] },
        { asked: 3, refused: 1 },
      );
      assert.equal(await sealedRows(id), 0, "no number stays after its person was asked");
      assert.ok((await bulkRequestOf(service.store.db, world.bank.id, id))?.endedAt);
      assert.equal(await bulkRequestOf(service.store.db, world.clinic.id, id), undefined);
      const [first] = await bulkResults(service.store.db, id, {
        ...{ afterLine: 0, limit: 1, onlyErrors: false },
      });
      assert.ok(first?.requestId !== undefined && first.matchingWord !== undefined);
    });

    test("cut off between asking and noting, nobody is asked twice and nobody is left out", async () => {
      const numbers = Array.from({ length: 9 }, () => newIin());
      const id = await start(numbers);
      const before = (await requests()).length;
      const { db } = service.store;
      const key = await apiKeyById(db, keyId);
      const party = await partyById(db, world.bank.id);
      const bulk = await bulkRequestOf(db, world.bank.id, id);
      assert.ok(key !== undefined && party !== undefined && bulk !== undefined);
      // A process that was killed left requests of some lines, and nothing written down of them.
      for (const row of await waitingRows(service.store, id, 2, 3)) {
        const asked = await askRow(ctx, { key, party }, bulk, row, () => false);
        assert.equal(asked.state, "asked");
      }
      assert.equal((await requests()).length, before + 3);
      assert.equal((await bulkProgress(db, id)).waiting, 9);
      await askListedPeople(ctx, idle, 4);
      assert.equal((await bulkProgress(db, id)).asked, 9);
      assert.equal((await requests()).length, before + 9);
    });

    test("a service that stops ends between two parts and goes on later", async () => {
      const id = await start(Array.from({ length: 5 }, () => newIin()));
      const stopped = AbortSignal.abort();
      assert.deepEqual((await askListedPeople(ctx, stopped)).again, true);
      assert.equal((await bulkProgress(service.store.db, id)).waiting, 5);
      await askListedPeople(ctx, idle);
      assert.equal((await bulkProgress(service.store.db, id)).asked, 5);
    });

    test("with the role of whoever started it a list stands still, until another officer goes on", async () => {
      const gone = await officer();
      const id = await start([newIin(), newIin()], gone);
      await service.store.db.tx((tx) => revokeApiKey(tx, gone, clock.now()));
      await askListedPeople(ctx, idle);
      const still = await bulkRequestOf(service.store.db, world.bank.id, id);
      assert.equal(still?.stopped, "key-ended");
      assert.equal((await bulkProgress(service.store.db, id)).waiting, 2);
      await resumeBulkRequest(service.store.db, { id, partyId: world.bank.id }, keyId);
      await askListedPeople(ctx, idle);
      assert.equal((await bulkProgress(service.store.db, id)).asked, 2);
    });

    test("whoever is erased before her turn is not asked, and half a year later the list is forgotten", async () => {
      const iin = newIin();
      const id = await start([iin, newIin()]);
      await world.eraser.post("/v1/erasures", { data_subject: { iin } });
      await askListedPeople(ctx, idle);
      assert.deepEqual(await told(id), ["1 refused person-erased", "2 asked"]);
      clock.advanceDays(200);
      const { counts } = await askListedPeople(ctx, idle);
      assert.ok(Number(counts["forgotten"]) > 0);
      assert.deepEqual(await told(id), []);
    });
  });
}
