import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { CreatedApiKeyAnswer } from "@kelisim/protocol";
import {
  bankLine,
  evaluate,
  grant,
  question,
  reasonOf,
  withdraw,
  type Line,
} from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { Api, type Problem } from "./support/http-client.ts";
import { RowCounter } from "./support/row-counts.ts";
import { startPeer, startService, type Service } from "./support/service.ts";
import { ENGINES } from "./support/store-home.ts";
import { buildWorld, makeKey, registerPurpose, type World } from "./support/world.ts";

for (const engine of ENGINES) {
  describe(`A service that has cached the registry, on ${engine}`, () => {
    const clock = new FakeClock();
    let service: Service;
    /** Another process would be like this: the same store, caches of its own. */
    let peer: { readonly url: string; close(): Promise<void> };
    let world: World;
    let line: Line;
    let rows: RowCounter;
    const iin = newIin();

    before(async () => {
      service = await startService({ engine, clock });
      peer = await startPeer(service, clock);
      world = await buildWorld(service);
      line = bankLine(world);
      await grant(world, line, iin);
      rows = new RowCounter(service.store.db);
    });
    after(async () => {
      await peer.close();
      await service.close();
    });

    const atPeer = (key: string): Api => new Api(peer.url, key);
    const bankKey = (more: object = {}): Promise<CreatedApiKeyAnswer> =>
      world.admin.post(`/v1/parties/${world.bank.id}/api-keys`, {
        label: "кілт",
        scopes: ["access:decide"],
        ...more,
      });
    const refused = (by: Api): Promise<Problem> =>
      rows.unchangedBy(() => by.refused("/access/v1/evaluation", question(line, iin)));

    test("a revoked key decides nothing from that moment on", async () => {
      const { id, key } = await bankKey();
      const by = atPeer(key);
      assert.equal(await reasonOf(evaluate(line, iin, {}, by)), "permit consent");
      await world.admin.post(`/v1/api-keys/${id}/revoke`);
      const { status, code } = await refused(by);
      assert.deepEqual([status, code], [401, "unauthenticated"]);
      assert.equal((await refused(by)).status, 401);
    });

    test("a key revoked under load decides nothing that was asked after its revocation", async () => {
      const { id, key } = await bankKey();
      const by = atPeer(key);
      let isRevoked = false;
      let late = 0;
      const client = async (): Promise<void> => {
        for (let asked = 0; asked < 12; asked += 1) {
          const wasRevoked = isRevoked;
          const { status } = await by.send("POST", "/access/v1/evaluation", question(line, iin));
          assert.ok(status === 200 || status === 401);
          if (wasRevoked) late += 1;
          if (wasRevoked) assert.equal(status, 401);
        }
      };
      const clients = [client(), client(), client(), client()];
      await evaluate(line, iin, {}, by);
      await world.admin.post(`/v1/api-keys/${id}/revoke`);
      isRevoked = true;
      await Promise.all(clients);
      assert.ok(late > 0);
    });

    test("a key expires while it is cached", async () => {
      const expiresAt = clock.now().add({ hours: 1 }).toString();
      const { key } = await bankKey({ expires_at: expiresAt });
      const by = atPeer(key);
      assert.equal(await reasonOf(evaluate(line, iin, {}, by)), "permit consent");
      clock.advanceTo(expiresAt);
      const { status, code } = await refused(by);
      assert.deepEqual([status, code], [401, "key-expired"]);
    });

    test("a purpose closed elsewhere permits nothing any more", async () => {
      const { bank, objects } = world;
      const closing = {
        ...line,
        purposeId: await registerPurpose(bank, objects.bank, { code: `closing-${engine}` }),
      };
      await grant(world, closing, iin);
      const by = atPeer((await bankKey()).key);
      assert.equal(await reasonOf(evaluate(closing, iin, {}, by)), "permit consent");
      await bank.api.post(`/v1/purposes/${closing.purposeId}/close`);
      assert.equal(await reasonOf(evaluate(closing, iin, {}, by)), "deny unknown-purpose");
    });

    test("a purpose achieved elsewhere for everyone permits nothing any more", async () => {
      const { bank, objects } = world;
      const purposeId = await registerPurpose(bank, objects.bank, {
        code: `reached-${engine}`,
        ends: "purpose-achieved",
      });
      const reached = { ...line, purposeId };
      await grant(world, reached, iin);
      const by = atPeer((await bankKey()).key);
      assert.equal(await reasonOf(evaluate(reached, iin, {}, by)), "permit consent");
      await bank.api.post(`/v1/purposes/${purposeId}/achieved`, { note: "Аяқталды" });
      assert.equal(await reasonOf(evaluate(reached, iin, {}, by)), "deny purpose-achieved");
    });

    test("a withdrawal counts at once everywhere: no consent is cached", async () => {
      const other = newIin();
      const consent = await grant(world, line, other);
      const by = atPeer((await makeKey(world.admin, world.bank.id, ["access:decide"])).key);
      assert.equal(await reasonOf(evaluate(line, other, {}, by)), "permit consent");
      await withdraw(world.desk.api, consent);
      assert.equal(await reasonOf(evaluate(line, other, {}, by)), "deny consent-withdrawn");
    });
  });
}
