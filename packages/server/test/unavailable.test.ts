import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { runOn } from "../../../testing/database.ts";
import { askBody, bankLine, evaluate, grant, question, reasonOf } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { send, type Answer } from "./support/http-client.ts";
import { openHome, serve } from "./support/service.ts";
import { freshHome, type StoreHome } from "./support/store-home.ts";
import { buildWorld, type World } from "./support/world.ts";

type Fault = { readonly code: string; readonly detail: string };

describe("A service whose database is away", () => {
  const clock = new FakeClock();
  const iin = newIin();
  let home: StoreHome;
  let server: { readonly url: string; close(): Promise<void> };
  let world: World;

  before(async () => {
    home = await freshHome("postgres");
    const store = await openHome(home, clock);
    const admin = await plantKey(store, clock, ["admin:registry"]);
    server = await serve(store, clock);
    world = await buildWorld({ url: server.url, admin });
    await grant(world, bankLine(world), iin);
  });
  after(async () => {
    await server.close();
    await home.remove();
  });

  /** Runs the work while nobody can connect to the service's database, and no connection is left. */
  async function whileAway(work: () => Promise<void>): Promise<void> {
    if (home.location.kind !== "postgres") throw new Error("this needs a server");
    const { url } = home.location;
    const name = new URL(url).pathname.slice(1);
    const other = new URL(url);
    other.pathname = "/postgres";
    const set = (allowed: boolean) =>
      runOn(other.href, `alter database ${name} with allow_connections ${allowed}`);
    await set(false);
    await runOn(
      other.href,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    try {
      await work();
    } finally {
      await set(true);
    }
  }

  const faultOf = ({ headers, status, text }: Answer): Fault => {
    assert.equal(status, 503, text);
    assert.equal(headers.get("content-type"), "application/problem+json; charset=utf-8");
    assert.ok(Number(headers.get("retry-after")) > 0);
    return JSON.parse(text) as Fault;
  };

  test("permits nothing, says when to come back, and works again by itself", async () => {
    const { bank } = world;
    const line = bankLine(world);
    assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
    await whileAway(async () => {
      const asked = await bank.api.send("POST", "/access/v1/evaluation", question(line, iin));
      assert.equal(faultOf(asked).code, "cannot-be-logged");
      const body = askBody(line, newIin());
      const request = await bank.api.send("POST", "/v1/consent-requests", body);
      assert.equal(faultOf(request).code, "not-ready");
      const read = await bank.api.send("GET", "/v1/duties");
      assert.equal(faultOf(read).code, "not-ready");
      const ready = await send(server.url, "GET", "/readyz");
      assert.equal(faultOf(ready).code, "not-ready");
      assert.equal((await send(server.url, "GET", "/healthz")).status, 200);
    });
    assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
    const again = await bank.api.send("POST", "/v1/consent-requests", askBody(line, newIin()));
    assert.equal(again.status, 201);
  });

  test("permits nothing where the log itself cannot be written", async () => {
    if (home.location.kind !== "postgres") throw new Error("this needs a server");
    const { url } = home.location;
    const { bank } = world;
    const line = bankLine(world);
    await runOn(url, "revoke insert on access_log from kelisim_app");
    const asked = await bank.api.send("POST", "/access/v1/evaluation", question(line, iin));
    await runOn(url, "grant insert on access_log to kelisim_app");
    assert.equal(faultOf(asked).code, "cannot-be-logged");
    assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
  });
});
