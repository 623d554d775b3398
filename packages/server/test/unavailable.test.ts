import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { runOn } from "../../../testing/database.ts";
import { cuttingProxy, type CuttingProxy } from "../../store/src/db/cutting-proxy.fixture.ts";
import {
  ask,
  askBody,
  bankLine,
  evaluate,
  grant,
  PAPER,
  question,
  reasonOf,
} from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { send, type Answer } from "./support/http-client.ts";
import { openHome, serve } from "./support/service.ts";
import { freshHome, type StoreHome } from "./support/store-home.ts";
import { assertWhole } from "./support/whole-store.ts";
import { buildWorld, type World } from "./support/world.ts";
import type { Store } from "@kelisim/store";

describe("A service whose database fails it", () => {
  const clock = new FakeClock();
  const iin = newIin();
  let home: StoreHome;
  /** The database itself, past the proxy. */
  let direct: string;
  let proxy: CuttingProxy;
  let store: Store;
  let server: { readonly url: string; close(): Promise<void> };
  let world: World;

  before(async () => {
    home = await freshHome("postgres");
    if (home.location.kind !== "postgres") throw new Error("this needs a server");
    direct = home.location.url;
    proxy = await cuttingProxy(direct);
    const location = { kind: "postgres", url: proxy.url, poolSize: 2 } as const;
    store = await openHome({ location, keyFile: home.keyFile }, clock);
    const admin = await plantKey(store, clock, ["admin:registry"]);
    server = await serve(store, clock);
    world = await buildWorld({ url: server.url, admin });
    await grant(world, bankLine(world), iin);
  });
  after(async () => {
    await server.close();
    proxy.close();
    await home.remove();
  });

  /** The code of an answer that asks to come back. */
  const faultOf = ({ headers, status, text }: Answer): string => {
    assert.equal(status, 503, text);
    assert.equal(headers.get("content-type"), "application/problem+json; charset=utf-8");
    assert.ok(Number(headers.get("retry-after")) > 0);
    return (JSON.parse(text) as { readonly code: string }).code;
  };
  const put = (): Promise<Answer> =>
    world.bank.api.send("POST", "/access/v1/evaluation", question(bankLine(world), iin));
  const decisions = async (): Promise<number> => {
    const text = "select count(*)::int as rows from access_log where permitted";
    return (await store.db.query<{ rows: number }>(text))[0]?.rows ?? 0;
  };

  for (const when of ["before", "after"] as const) {
    test(`no permit leaves that is not in the log, the line cut ${when} the decision`, async () => {
      const line = bankLine(world);
      assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
      const earlier = await decisions();
      proxy.cutAt("decide-one", when);
      const answer = await put();
      const permitted = answer.status === 200;
      if (!permitted) assert.equal(faultOf(answer), "cannot-be-logged");
      const logged = (await decisions()) - earlier;
      assert.ok(logged >= (permitted ? 1 : 0), "a permit without its log record");
      assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
    });

    test(`a command is done once, the line cut ${when} its commit`, async () => {
      const { desk } = world;
      const { id } = await ask(bankLine(world), newIin());
      const body = { answer: "grant", confirmation: PAPER };
      const headers = { "idempotency-key": `cut ${when}` };
      const answered = () =>
        desk.api.send("POST", `/v1/consent-requests/${id}/answer`, body, headers);
      proxy.cutAt("commit\0", when);
      assert.equal(faultOf(await answered()), "not-ready");
      const [second, third] = [await answered(), await answered()];
      assert.deepEqual([second.status, third.status], [200, 200]);
      assert.deepEqual(JSON.parse(third.text), JSON.parse(second.text));
      await assertWhole(store);
    });
  }

  test("permits nothing where the log itself cannot be written", async () => {
    await runOn(direct, "revoke insert on access_log from kelisim_app");
    const answer = await put();
    await runOn(direct, "grant insert on access_log to kelisim_app");
    assert.equal(faultOf(answer), "cannot-be-logged");
    assert.equal(await reasonOf(evaluate(bankLine(world), iin)), "permit consent");
  });

  test("says that it is not ready while the database is away, and lives on", async () => {
    const { bank } = world;
    await ask(bankLine(world), newIin());
    proxy.close();
    assert.equal(faultOf(await put()), "cannot-be-logged");
    const body = askBody(bankLine(world), newIin());
    const request = await bank.api.send("POST", "/v1/consent-requests", body);
    assert.equal(faultOf(request), "not-ready");
    assert.equal(faultOf(await bank.api.send("GET", "/v1/duties")), "not-ready");
    assert.equal(faultOf(await send(server.url, "GET", "/readyz")), "not-ready");
    assert.equal((await send(server.url, "GET", "/healthz")).status, 200);
  });
});
