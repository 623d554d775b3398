import { instantOf } from "@kelisim/core";
import { migrate, openDb, type StoreLocation } from "@kelisim/store";
import { shareBrowserHome } from "./browser-home.ts";
import { runOn, shareDatabaseTemplate, type TestDatabase } from "./database.ts";
import { isChosen } from "./engines.ts";
import { sharePgliteTemplate } from "./pglite-directory.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { type TempDir, tempDir } from "./temp-dir.ts";

const VARIABLE = "KELISIM_TEST_DATABASE_URL";
const CODE = "NODE_COMPILE_CACHE";

let server: PostgresServer | undefined;
let database: TestDatabase | undefined;
let template: TempDir | undefined;
let code: TempDir | undefined;
let browser: TempDir | undefined;

/** Before all test files (`node --test --test-global-setup`): what they share. */
export async function globalSetup(): Promise<void> {
  shareCode();
  browser = shareBrowserHome();
  await Promise.all([shareServer(), isChosen("pglite") ? shareDirectory() : undefined]);
}

export async function globalTeardown(): Promise<void> {
  template?.remove();
  await database?.drop();
  await server?.stop();
  code?.remove();
  browser?.remove();
}

/** Hundreds of processes load the same files: each is compiled once, unless Node keeps it already. */
function shareCode(): void {
  if (process.env[CODE] !== undefined) return;
  code = tempDir();
  process.env[CODE] = code.path;
}

async function shareDirectory(): Promise<void> {
  template = await sharePgliteTemplate((directory) => giveTables({ kind: "embedded", directory }));
}

/** One PostgreSQL server, unless the environment names one, with a database to copy. */
async function shareServer(): Promise<void> {
  const given = process.env[VARIABLE];
  if (given === undefined || given === "") {
    server = await startPostgres();
    process.env[VARIABLE] = server.url;
  } else {
    await runOn(given, "select 1").catch((error: unknown) => {
      throw new Error(`no PostgreSQL server answers at ${VARIABLE}`, { cause: error });
    });
  }
  database = await shareDatabaseTemplate((url) => giveTables({ kind: "postgres", url }));
}

async function giveTables(location: StoreLocation): Promise<void> {
  const db = await openDb(location, "a template");
  try {
    await db.asOwner((owner) => migrate(owner, instantOf(Date.now())));
  } finally {
    await db.close();
  }
}
