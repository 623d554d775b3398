import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { compareInstants, parseInstant } from "@kelisim/core";
import type { ApiKeyList, CreatedApiKeyAnswer, RotatedApiKeyAnswer } from "@kelisim/protocol";
import { bankLine, evaluate, grant, question, reasonOf, type Line } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import type { Api } from "./support/http-client.ts";
import { startPeer, startService, type Service } from "./support/service.ts";
import { ENGINES } from "./support/store-home.ts";
import { buildWorld, type World } from "./support/world.ts";

const DAY_HOURS = 24;

for (const engine of ENGINES) {
  describe(`An API key that is rotated, on ${engine}`, () => {
    const clock = new FakeClock();
    let service: Service;
    let peer: { readonly url: string; close(): Promise<void> };
    let world: World;
    let line: Line;
    const iin = newIin();

    before(async () => {
      service = await startService({ engine, clock });
      peer = await startPeer(service, clock);
      world = await buildWorld(service);
      line = bankLine(world);
      await grant(world, line, iin);
    });
    after(async () => {
      await peer.close();
      await service.close();
    });

    const newKey = (more: object = {}): Promise<CreatedApiKeyAnswer> =>
      world.admin.post(`/v1/parties/${world.bank.id}/api-keys`, {
        label: "касса",
        scopes: ["access:decide", "events"],
        ...more,
      });
    const rotate = (id: string, body: object = {}): Promise<RotatedApiKeyAnswer> =>
      world.admin.post(`/v1/api-keys/${id}/rotate`, body);
    const refusal = async (id: string): Promise<string> =>
      (await world.admin.refused(`/v1/api-keys/${id}/rotate`, {})).code;
    const status = async (key: string, at: Api = world.admin): Promise<number> =>
      (await at.as(key).send("GET", "/v1/events")).status;
    const instant = (text: string | undefined) => {
      const parsed = parseInstant(text ?? "");
      if (parsed === undefined) throw new Error(`no instant: ${text}`);
      return parsed;
    };
    const hoursBetween = (from: string, to: string | undefined): number =>
      instant(from).until(instant(to)).total("hours");

    test("has a successor of its party, label and scopes, and goes on beside it for seven days", async () => {
      const old = await newKey();
      const fresh = await rotate(old.id);
      assert.notEqual(fresh.id, old.id);
      assert.notEqual(fresh.key, old.key);
      assert.deepEqual(
        [fresh.party_id, fresh.label, fresh.scopes, fresh.status, fresh.expires_at],
        [old.party_id, old.label, old.scopes, "active", undefined],
      );
      assert.equal(fresh.replaced.id, old.id);
      assert.equal(hoursBetween(fresh.created_at, fresh.replaced.expires_at), 7 * DAY_HOURS);
      assert.deepEqual([await status(old.key), await status(fresh.key)], [200, 200]);

      clock.advanceTo(fresh.replaced.expires_at);
      assert.deepEqual([await status(old.key), await status(fresh.key)], [401, 200]);
      const { items } = await world.admin.get<ApiKeyList>(
        `/v1/parties/${world.bank.id}/api-keys?limit=200`,
      );
      const shown = items.filter(({ id }) => id === old.id || id === fresh.id);
      assert.deepEqual(shown.map((key) => key.status).toSorted(), ["active", "expired"]);
    });

    test("goes on for as long as was said", async () => {
      const old = await newKey();
      const fresh = await rotate(old.id, { overlap: "P1D" });
      assert.equal(hoursBetween(fresh.created_at, fresh.replaced.expires_at), DAY_HOURS);
      for (const overlap of ["P0D", "P91D", "PT1H", "P1Y", "7", ""]) {
        const { code, errors } = await world.admin.refused(`/v1/api-keys/${fresh.id}/rotate`, {
          overlap,
        });
        assert.equal(code, "invalid-request", overlap);
        assert.deepEqual(
          errors?.map(({ pointer }) => pointer),
          ["/overlap"],
        );
      }
    });

    test("never lives longer by it, and one with a term has a successor of the same term", async () => {
      const expiresAt = clock.now().add({ hours: 48 });
      const old = await newKey({ expires_at: expiresAt.toString() });
      const fresh = await rotate(old.id, { overlap: "P30D" });
      assert.equal(compareInstants(instant(fresh.replaced.expires_at), expiresAt), 0);
      const term = hoursBetween(old.created_at, old.expires_at);
      assert.equal(hoursBetween(fresh.created_at, fresh.expires_at), term);
    });

    test("may be rotated again, which brings its end only nearer", async () => {
      const old = await newKey();
      await rotate(old.id, { overlap: "P2D" });
      const again = await rotate(old.id, { overlap: "P60D" });
      assert.ok(hoursBetween(again.created_at, again.replaced.expires_at) < 2 * DAY_HOURS);
      assert.equal(await status(again.key), 200);
    });

    test("is not rotated once it is revoked or over: a thief of an old key gains nothing", async () => {
      const revoked = await newKey();
      await world.admin.post(`/v1/api-keys/${revoked.id}/revoke`);
      assert.equal(await refusal(revoked.id), "key-not-active");
      const over = await newKey({ expires_at: clock.now().add({ hours: 1 }).toString() });
      clock.advanceDays(1);
      assert.equal(await refusal(over.id), "key-not-active");
    });

    test("keeps deciding at another process that has cached it, and not a moment after its end", async () => {
      const old = await newKey();
      const atPeer = world.bank.api.at(peer.url).as(old.key);
      assert.equal(await reasonOf(evaluate(line, iin, {}, atPeer)), "permit consent");
      const fresh = await rotate(old.id, { overlap: "P1D" });
      // Not asked in between: the other process still takes the key for one without an end.
      clock.advanceTo(fresh.replaced.expires_at);
      const late = await atPeer.send("POST", "/access/v1/evaluation", question(line, iin));
      assert.equal(late.status, 401);
      const successor = atPeer.as(fresh.key);
      assert.equal(await reasonOf(evaluate(line, iin, {}, successor)), "permit consent");
    });

    test("ten at once each get a successor, and the old key one end", async () => {
      const old = await newKey();
      const made = await Promise.all(Array.from({ length: 10 }, () => rotate(old.id)));
      assert.equal(new Set(made.map(({ key }) => key)).size, 10);
      const ends = new Set(made.map(({ replaced }) => replaced.expires_at));
      const earliest = [...ends].toSorted()[0];
      const { items } = await world.admin.get<ApiKeyList>(
        `/v1/parties/${world.bank.id}/api-keys?limit=200`,
      );
      assert.equal(items.find(({ id }) => id === old.id)?.expires_at, earliest);
    });
  });
}
