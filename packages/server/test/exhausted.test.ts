import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { systemClock } from "@kelisim/server";
import { createKeyFile, type Store } from "@kelisim/store";
import pg from "pg";
import { runOn } from "../../../testing/database.ts";
import { startPostgresNode, type PostgresNode } from "../../../testing/postgres-cluster.ts";
import { tempDir } from "../../../testing/temp-dir.ts";
import {
  ask,
  askBody,
  bankLine,
  evaluate,
  grant,
  OTHER_PROOF,
  question,
  reasonOf,
} from "./support/acts.ts";
import { plantKey } from "./support/first-key.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { send, type Answer } from "./support/http-client.ts";
import { openHome, serve } from "./support/service.ts";
import { buildWorld, type World } from "./support/world.ts";

/** All that the server has: the tests run as superuser, for whom none is kept back. */
const CONNECTIONS = 14;

const END_SERVICE = `select pg_terminate_backend(pid, 10000) from pg_stat_activity
  where datname = 'kelisim_service'`;

describe("A service whose database is used up, locked, restarting or gone", () => {
  const keys = tempDir();
  const iin = newIin();
  let node: PostgresNode;
  let store: Store;
  let server: { readonly url: string; close(): Promise<void> };
  let world: World;

  before(async () => {
    node = await startPostgresNode({ settings: { max_connections: String(CONNECTIONS) } });
    await runOn(node.url, "create database kelisim_service");
    const url = node.url.replace(/\/postgres$/, "/kelisim_service");
    const keyFile = join(keys.path, "test.key");
    createKeyFile(keyFile, systemClock.now());
    const location = { kind: "postgres", url, poolSize: 2, answerLimitMs: 400 } as const;
    store = await openHome({ location, keyFile }, systemClock);
    const admin = await plantKey(store, systemClock, ["admin:registry"]);
    server = await serve(store, systemClock);
    world = await buildWorld({ url: server.url, admin });
    await grant(world, bankLine(world), iin, { answer: { confirmation: OTHER_PROOF } });
  });
  after(async () => {
    await server.close();
    await node.remove();
    keys.remove();
  });

  const codeOf = ({ headers, status, text }: Answer): string => {
    assert.equal(status, 503, text);
    assert.ok(Number(headers.get("retry-after")) > 0);
    const problem = JSON.parse(text) as { readonly code: string; readonly detail: string };
    assert.ok(problem.detail.length > 0, "it says what to do");
    return problem.code;
  };

  /** What a question, a command and a list are told: all three are asked to come back. */
  async function codes(): Promise<readonly string[]> {
    const line = bankLine(world);
    const { api } = line.party;
    const put = await api.send("POST", "/access/v1/evaluation", question(line, iin));
    const asked = await api.send("POST", "/v1/consent-requests", askBody(line, newIin()));
    const listed = await api.send("GET", "/v1/duties");
    return [put, asked, listed].map(codeOf);
  }

  /** The health checks tell it apart: alive, and not ready. */
  async function assertPutOff(): Promise<void> {
    assert.deepEqual(await codes(), ["cannot-be-logged", "not-ready", "not-ready"]);
    assert.equal(codeOf(await send(server.url, "GET", "/readyz")), "not-ready");
    assert.equal((await send(server.url, "GET", "/healthz")).status, 200);
  }

  /** It goes on by itself, at the latest when the last dead connection was found out. */
  async function assertServes(): Promise<void> {
    const line = bankLine(world);
    for (let tries = 1; tries < 10; tries += 1) {
      if ((await send(server.url, "GET", "/readyz")).status === 200) break;
    }
    await ask(line, newIin());
    assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
  }

  const endService = (): Promise<void> => runOn(node.url, END_SERVICE);

  /** Takes every connection that the server has, those of the service too. */
  async function takeAll(): Promise<pg.Client[]> {
    const taken: pg.Client[] = [];
    while (taken.length < CONNECTIONS) {
      const client = new pg.Client({ connectionString: node.url });
      client.on("error", () => undefined);
      const fault: unknown = await client.connect().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (fault === undefined) taken.push(client);
      else {
        assert.equal((fault as { readonly code?: string }).code, "53300");
        await taken[0]?.query(END_SERVICE);
      }
    }
    return taken;
  }

  test("asks to come back where the server has no connection left", async () => {
    const others = await takeAll();
    try {
      await assertPutOff();
    } finally {
      await Promise.all(others.map((client) => client.end()));
    }
    await assertServes();
  });

  test("asks to come back where somebody keeps a table locked for too long", async () => {
    const other = new pg.Client({
      connectionString: node.url.replace(/\/postgres$/, "/kelisim_service"),
    });
    await other.connect();
    try {
      await other.query("begin");
      await other.query(
        "lock table api_key, access_log, event, duty, service, party in access exclusive mode",
      );
      assert.deepEqual(await codes(), ["cannot-be-logged", "not-ready", "not-ready"]);
    } finally {
      await other.end();
    }
    await assertServes();
  });

  test("asks to come back while the server is away, and serves when it is back", async () => {
    await node.stop();
    await assertPutOff();
    await node.start();
    await assertServes();
  });

  test("asks to come back while nobody is let in, and while its database is being put back", async () => {
    await runOn(node.url, "alter database kelisim_service allow_connections false");
    await endService();
    await assertPutOff();
    await runOn(node.url, "alter database kelisim_service rename to being_restored");
    await assertPutOff();
    await runOn(node.url, "alter database being_restored rename to kelisim_service");
    await runOn(node.url, "alter database kelisim_service allow_connections true");
    await assertServes();
  });
});
