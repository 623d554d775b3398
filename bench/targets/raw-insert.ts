import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { cpuMicrosOf } from "../cpu.ts";
import type { Sample, Side } from "../measure.ts";
import { pgbench } from "../place/postgres.ts";
import type { Rig } from "../rig.ts";
import { withClient } from "../seed/client.ts";
import type { Seeded } from "../seed/seed.ts";

const run = promisify(execFile);

/** Columns that tell one row from the others. */
const ANEW: Readonly<Record<string, string>> = {
  subject_id: "gen_random_uuid()",
  decision_id: "gen_random_uuid()",
  recorded_at: "now()",
  // As wide as the service's rows, and in no batch of its transparency log.
  batch_id: "gen_random_uuid()",
};

const COLUMNS = `
  select attname::text as name, format_type(atttypid, atttypmod) as type from pg_attribute
  where attrelid = 'access_log'::regclass and attnum > 0 and not attisdropped order by attnum`;

/** One insert of a row like those that the service has written, about nobody. @throws Error if there is none */
async function insertStatement(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows: columns } = await client.query<{ name: string; type: string }>(COLUMNS);
    const texts = columns.map(({ name }) => `${name}::text as ${name}`).join(", ");
    const { rows } = await client.query<Record<string, string | null>>(
      `select ${texts} from access_log where permitted limit 1`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error("the service has not yet logged anything");
    const values = columns.map(({ name, type }) => {
      const value = row[name] ?? null;
      return ANEW[name] ?? (value === null ? "null" : `'${value.replaceAll("'", "''")}'::${type}`);
    });
    const names = columns.map(({ name }) => name).join(", ");
    return `insert into access_log (${names}) values (${values.join(", ")})`;
  });
}

/** What was done, and how fast once everybody was connected. */
type Inserted = { readonly done: number; readonly perSecond: number };

/** Its clock runs while it connects; 128 connections a second are slow. */
const CONNECTED_PER_SECOND = 128;

async function byPgbench(
  program: string,
  { url, script, clients }: { url: string; script: string; clients: number },
  seconds: number,
): Promise<Inserted> {
  const whole = Math.ceil(seconds + clients / CONNECTED_PER_SECOND);
  const load = ["-n", "-M", "prepared", "-c", String(clients), "-j", "1", "-T", String(whole)];
  const { stdout } = await run(program, [...load, "-f", script, url], {
    env: { PATH: process.env["PATH"] ?? "" },
  });
  const [, done] = /actually processed: (\d+)/.exec(stdout) ?? [];
  const [, tps] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
  if (tps === undefined || done === undefined)
    throw new Error(`pgbench measured nothing: ${stdout}`);
  return { done: Number(done), perSecond: Number(tps) };
}

/** Where `pgbench` is missing: as many connections of the driver, each with one insert after the other. */
async function byDriver(
  url: string,
  insert: string,
  clients: number,
  seconds: number,
): Promise<Inserted> {
  const pool = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
  await Promise.all(pool.map((client) => client.connect()));
  const from = performance.now();
  let done = 0;
  await Promise.all(
    pool.map(async (client) => {
      while (performance.now() - from < seconds * 1000) {
        await client.query({ name: "raw", text: insert });
        done += 1;
      }
    }),
  );
  const perSecond = done / ((performance.now() - from) / 1000);
  await Promise.all(pool.map((client) => client.end()));
  return { done, perSecond };
}

/** What stands for the machine's own limit in the table. */
export const rawName = (): string => (pgbench() === undefined ? "insert by pg" : "pgbench insert");

/** Durable inserts of single rows into the same log table, without HTTP and without a decision. */
export async function rawInserts(rig: Rig, { url }: Seeded, clients: number): Promise<Side> {
  const insert = await insertStatement(url);
  const program = pgbench();
  const script = join(rig.home.folder, `insert-${randomUUID()}.sql`);
  writeFileSync(script, `${insert};\n`);
  return {
    name: `${rawName()} ${clients}`,
    async run(seconds): Promise<Sample> {
      const before = cpuMicrosOf(rig.postmaster());
      const { done, perSecond } =
        program === undefined
          ? await byDriver(url, insert, clients, seconds)
          : await byPgbench(program, { url, script, clients }, seconds);
      const after = cpuMicrosOf(rig.postmaster());
      const isKnown = rig.server.postmaster !== undefined && before !== undefined;
      const cpuMicros = isKnown && after !== undefined ? (after - before) / done : null;
      return { perSecond, cpuMicros };
    },
  };
}
