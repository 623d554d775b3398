import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { withClient } from "./client.ts";
import type { CloneJob } from "./clone-line.ts";
import { manyPeople } from "./people.ts";
import { newKeys, openBenchStore, type Keys } from "./store.ts";
import { makeWorld, type Line, type Past } from "./world.ts";

/** A store with made-up people, and the files that tell a load about them. */
export type Seeded = {
  readonly url: string;
  readonly keys: Keys;
  readonly world: LoadWorld;
  /** `world` as a file. */
  readonly file: string;
};

/** What a process that makes requests has to know. */
export type LoadWorld = {
  readonly lines: readonly Line[];
  readonly deskKey: string;
  /** A file of IINs, twelve digits each: those with a consent first, person n of line n modulo the lines. */
  readonly people: string;
  readonly consents: number;
  /** A file of ids of requests that wait for an answer, 32 digits each, in the order in which they are used. */
  readonly requests: string;
  readonly pending: number;
  /** The first of the persons, to whose data there were twenty accesses or more. */
  readonly watched?: number;
};

export type SeedOptions = {
  readonly folder: string;
  readonly name: string;
  readonly url: string;
  readonly consents: number;
  readonly pending: number;
  /** Whether everything about a person is written, or only what a decision reads. */
  readonly rows?: "whole" | "lean";
  /** Numbers behind the persons that nobody has yet. */
  readonly spare?: number;
  /** When everything happened, if not now. */
  readonly past?: Past | undefined;
  readonly tell: (line: string) => void;
};

const CLONER = fileURLToPath(new URL("clone-line.ts", import.meta.url));

/** Two processes keep both cores busy: each seals while the server writes for it. */
const AT_ONCE = 2;

async function cloneLine(job: CloneJob): Promise<void> {
  const child = spawn(process.execPath, [CLONER, JSON.stringify(job)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`the persons of line ${job.line} were not made: ${code}`);
}

async function cloneLines(jobs: readonly CloneJob[], tell: (line: string) => void): Promise<void> {
  const next = jobs.values();
  const worker = async (): Promise<void> => {
    for (const job of next) {
      await cloneLine(job);
      tell(`${job.consents} consents: line ${job.line + 1} of ${jobs.length} is there`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Fills a new database: the registry and some persons through the service, the others set by set after them. */
export async function seedStore(options: SeedOptions): Promise<Seeded> {
  const { folder, name, url, consents, pending, spare = 0, rows = "whole", past, tell } = options;
  const keys = newKeys(folder, name);
  const path = join(folder, `${name}.people`);
  writeFileSync(path, manyPeople(consents + pending + spare));
  const { lines, models, deskKey } = await makeWorld(await openBenchStore(keys, url), past);
  const common = { url, keys, people: path, lines: lines.length, consents, pending, rows };
  const jobs = models.map((model, line) => ({ ...common, line, model }));
  await cloneLines(jobs, tell);
  const requests = join(folder, `${name}.requests`);
  const world = { lines, deskKey, consents, pending, people: path, requests };
  await withClient(url, (client) => settle(client, world));
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(world));
  return { url, keys, world, file };
}

/** What the service and the server would have done by themselves some time later. */
async function settle(client: pg.Client, { requests, pending }: LoadWorld): Promise<void> {
  await client.query(`
    update feed_head h set feed_seq = f.last
    from (select party_id, max(feed_seq) as last from feed group by party_id) f
    where f.party_id = h.party_id`);
  const { rows } = await client.query<{ ids: string | null }>(
    `select string_agg(replace(request_id::text, '-', ''), '' order by request_id) as ids
     from consent_request where body -> 'outcome' ->> 'state' = 'pending'`,
  );
  const ids = rows[0]?.ids ?? "";
  if (ids.length < pending * 32) throw new Error("fewer requests wait than were made");
  writeFileSync(requests, ids.slice(0, pending * 32));
  await client.query("vacuum (analyze)");
  await client.query("checkpoint");
}
