import { runOn } from "./database.ts";
import { isChosen } from "./engines.ts";
import { shareTemplate } from "./pglite-directory.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import type { TempDir } from "./temp-dir.ts";

const VARIABLE = "KELISIM_TEST_DATABASE_URL";

let server: PostgresServer | undefined;
let template: TempDir | undefined;

/** Before all test files (`node --test --test-global-setup`): what they share. */
export async function globalSetup(): Promise<void> {
  await Promise.all([shareServer(), isChosen("pglite") ? shareOneTemplate() : undefined]);
}

export async function globalTeardown(): Promise<void> {
  template?.remove();
  await server?.stop();
}

async function shareOneTemplate(): Promise<void> {
  template = await shareTemplate();
}

/** One PostgreSQL server, unless the environment names one. */
async function shareServer(): Promise<void> {
  const given = process.env[VARIABLE];
  if (given === undefined || given === "") {
    server = await startPostgres();
    process.env[VARIABLE] = server.url;
    return;
  }
  await runOn(given, "select 1").catch((error: unknown) => {
    throw new Error(`no PostgreSQL server answers at ${VARIABLE}`, { cause: error });
  });
}
