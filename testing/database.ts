import { randomBytes } from "node:crypto";
import pg from "pg";
import { startPostgres } from "./postgres-server.ts";

export type TestDatabase = {
  /** A new and empty database; the user is a superuser. */
  readonly url: string;
  /** Removes the database with all connections to it. */
  readonly drop: () => Promise<void>;
};

const TEMPLATE = "KELISIM_TEST_DATABASE_TEMPLATE";

/**
 * A new database on the test server, for one test: `t.after(database.drop)`.
 * @param tables `ready`: it may have this release's tables already, for whoever migrates it anyway
 */
export async function freshDatabase(tables: "none" | "ready" = "none"): Promise<TestDatabase> {
  const server = await serverUrl();
  const name = `kelisim_test_${randomBytes(8).toString("hex")}`;
  // template1 may be in use by somebody else, template0 never is.
  const template = (tables === "ready" ? process.env[TEMPLATE] : undefined) ?? "template0";
  await runOn(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => runOn(server, `drop database if exists ${name} with (force)`),
  };
}

/** Shares a database that has the tables with every test file of this run, to be copied. */
export async function shareDatabaseTemplate(
  migrate: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const template = await freshDatabase();
  await migrate(template.url);
  process.env[TEMPLATE] = new URL(template.url).pathname.slice(1);
  return template;
}

let ownServer: Promise<string> | undefined;

/** The server that the whole test run shares, or one of this process for a file run by hand. */
async function serverUrl(): Promise<string> {
  const shared = process.env["KELISIM_TEST_DATABASE_URL"];
  if (shared !== undefined && shared !== "") return shared;
  ownServer ??= startOwnServer();
  return ownServer;
}

async function startOwnServer(): Promise<string> {
  const server = await startPostgres();
  server.unref();
  process.once("exit", () => server.stopSync());
  return server.url;
}

/** Runs one statement on a connection of its own. */
export async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // without a listener a stopping server would end the process
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
