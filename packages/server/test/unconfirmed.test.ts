import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { parseCheckpoint, verifierKeyOf } from "@kelisim/log";
import { createIdSource, makeContext, WITNESSES } from "@kelisim/server";
import {
  CommitUnknownError,
  createKeyFile,
  latestCheckpoint,
  recordRefusal,
  witnessStates,
  type Store,
} from "@kelisim/store";
import { startPair, type PostgresPair } from "../../../testing/postgres-cluster.ts";
import { endWait } from "../../../testing/sync-wait.ts";
import { tempDir } from "../../../testing/temp-dir.ts";
import { bankLine, evaluate, grant, OTHER_PROOF, question, reasonOf } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { done, send, type Answer } from "./support/http-client.ts";
import { openHome, serve, testConfig } from "./support/service.ts";
import { assertWhole } from "./support/whole-store.ts";
import { buildWorld, makeKey, type World } from "./support/world.ts";

const NEVER = new AbortController().signal;

/** A witness at an address where nobody listens. */
const NOBODY = {
  url: "http://127.0.0.1:1",
  key: verifierKeyOf("w.example/nobody", new Uint8Array(32).fill(5), "cosignature/v1").text,
};

describe("What no synchronous standby has confirmed", () => {
  const clock = new FakeClock();
  const keys = tempDir();
  let pair: PostgresPair;
  let store: Store;
  let server: { readonly url: string; close(): Promise<void> };
  let world: World;

  before(async () => {
    pair = await startPair({ synchronous: true });
    const keyFile = join(keys.path, "test.key");
    createKeyFile(keyFile, clock.now());
    const location = { kind: "postgres", url: pair.hostsUrl, poolSize: 4 } as const;
    store = await openHome({ location, keyFile }, clock);
    const admin = await plantKey(store, clock, ["admin:registry"]);
    server = await serve(store, clock);
    world = await buildWorld({ url: server.url, admin });
  });
  after(async () => {
    await server.close();
    await pair.remove();
    keys.remove();
  });

  /** Sends while the link is cut, and ends the wait of the commit on the server. */
  async function unconfirmed(
    send: () => Promise<Answer>,
    how: "cancel" | "terminate",
  ): Promise<Answer> {
    pair.cutLink();
    const sent = send();
    await endWait(pair.primaryUrl, how);
    return sent;
  }

  const assertPutOff = ({ status, headers, text }: Answer, code: string): void => {
    assert.equal(status, 503, text);
    assert.ok(Number(headers.get("retry-after")) > 0);
    assert.equal((JSON.parse(text) as { readonly code: string }).code, code);
  };

  const rows = async (text: string): Promise<number> =>
    (await store.db.query<{ rows: number }>(`select count(*)::int as rows from ${text}`))[0]
      ?.rows ?? 0;

  for (const how of ["cancel", "terminate"] as const) {
    test(`is no decision when pg_${how}_backend ends the wait`, async () => {
      const line = bankLine(world);
      const iin = newIin();
      await grant(world, line, iin);
      const put = () => line.party.api.send("POST", "/access/v1/evaluation", question(line, iin));
      assertPutOff(await unconfirmed(put, how), "cannot-be-logged");
      await pair.mendLink();
      assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
    });

    test(`is no withdrawal when pg_${how}_backend ends the wait, nor when it is repeated, until it is confirmed`, async () => {
      const { desk } = world;
      const id = await grant(world, bankLine(world), newIin());
      const headers = { "idempotency-key": `unconfirmed ${how}` };
      const body = { confirmation: OTHER_PROOF };
      const withdraw = () => desk.api.send("POST", `/v1/consents/${id}/withdraw`, body, headers);
      const withdrawn = "event where type = 'consent.withdrawn'";
      const earlier = await rows(withdrawn);
      assertPutOff(await unconfirmed(withdraw, how), "not-ready");
      assert.equal(await rows(withdrawn), earlier + 1, "it stands on one machine");
      assertPutOff(await unconfirmed(withdraw, how), "not-ready");
      await pair.mendLink();
      const [first, second] = [await withdraw(), await withdraw()];
      assert.deepEqual(done(first), done(second));
      assert.equal(await rows(withdrawn), earlier + 1, "it was done once");
      await assertWhole(store);
    });
  }

  test("is no end of a key or of a webhook, nor when it is repeated without a key of its own", async () => {
    const { admin, bank } = world;
    const { id: keyId } = await makeKey(admin, bank.id, ["consent:read"]);
    const hook = { url: "https://bank.example/hook", event_types: ["consent.withdrawn"] };
    const { id: webhookId } = await bank.api.post<{ readonly id: string }>("/v1/webhooks", hook);
    const ends = [
      () => admin.send("POST", `/v1/api-keys/${keyId}/revoke`),
      () => bank.api.send("POST", `/v1/webhooks/${webhookId}/disable`),
    ];
    for (const end of ends) {
      assertPutOff(await unconfirmed(end, "cancel"), "not-ready");
      assertPutOff(await unconfirmed(end, "cancel"), "not-ready");
      await pair.mendLink();
      done(await end());
    }
  });

  test("is no checkpoint for anybody outside, and costs nothing once it is confirmed", async () => {
    const context = () => {
      const config = testConfig({ logWitnesses: [NOBODY], allowPrivateWebhooks: true });
      return makeContext({ config, store, clock, ids: createIdSource(clock) });
    };
    const newest = () => send(server.url, "GET", "/v1/log/checkpoint");
    const refused = { partyId: undefined, keyId: undefined, command: "x", outcome: "not-found" };
    await recordRefusal(store.db, { at: clock.now(), ...refused });
    await context().sequencer.round();
    assertPutOff(await unconfirmed(newest, "cancel"), "not-ready");
    const asked = assert.rejects(WITNESSES.run(context(), NEVER), CommitUnknownError);
    await endWait(pair.primaryUrl, "cancel");
    await asked;
    assert.deepEqual(await witnessStates(store.db), [], "nobody was asked");
    await pair.mendLink();
    const { text } = await newest();
    assert.equal(parseCheckpoint(text)?.size, (await latestCheckpoint(store.db))?.size);
    pair.cutLink();
    assert.equal((await newest()).text, text);
    await pair.mendLink();
    assert.deepEqual((await WITNESSES.run(context(), NEVER)).counts, { cosigned: 0, failed: 1 });
  });

  test("is told as done by nobody who repeats it, and so stands on the promoted standby", async () => {
    const { desk } = world;
    const id = await grant(world, bankLine(world), newIin());
    const headers = { "idempotency-key": "promoted" };
    const body = { confirmation: OTHER_PROOF };
    const withdraw = () => desk.api.send("POST", `/v1/consents/${id}/withdraw`, body, headers);
    assertPutOff(await unconfirmed(withdraw, "cancel"), "not-ready");
    await pair.primary.kill();
    await pair.promote();
    let answer = await withdraw();
    for (let tries = 1; answer.status === 503 && tries < 20; tries += 1) answer = await withdraw();
    assert.equal(done<{ readonly status: string }>(answer).status, "withdrawn");
    await assertWhole(store);
  });
});
