import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { freePort } from "../../testing/free-port.ts";
import { start, untilReady } from "../place/child.ts";
import type { Server } from "../place/kelisim.ts";
import { personAt } from "../seed/people.ts";
import type { Seeded } from "../seed/seed.ts";

const PROGRAM = fileURLToPath(new URL("c15t-server.ts", import.meta.url));

/** Persons with a consent there; fewer than the service has, which is to the peer's good. */
export const C15T_PERSONS = 100_000;

const FIRST = {
  type: "cookie_banner",
  subjectId: "sub_7Yq2mBGkzxZ4r3e5T8wN",
  domain: "example.com",
  externalSubjectId: "first",
  identityProvider: "bench",
  preferences: { necessary: true, measurement: true, marketing: false },
  metadata: {},
};

const CLONE_SUBJECTS = `
  insert into subject (id, "externalId", "identityProvider", "createdAt", "updatedAt")
  select 'sub_' || n, iin, "identityProvider", "createdAt", "updatedAt"
  from unnest($1::text[]) with ordinality as made (iin, n), subject where "externalId" = 'first'`;

/** It looks for both, and its migrator makes an index for neither. */
export const C15T_INDEXES: readonly string[] = [
  'create index on subject ("externalId")',
  'create index on consent ("subjectId", "policyId")',
];

/** Like the one consent that it wrote itself. */
async function seed(
  url: string,
  people: readonly string[],
  indexes: readonly string[],
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(CLONE_SUBJECTS, [people]);
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(column_name) as name from information_schema.columns
       where table_name = 'consent' and column_name not in ('id', 'subjectId')`,
    );
    const names = rows.map(({ name }) => name).join(", ");
    await client.query(
      `insert into consent (id, "subjectId", ${names})
       select 'cns_' || n, 'sub_' || n, ${rows.map(({ name }) => `c.${name}`).join(", ")}
       from generate_series(1, $1::int) as n, (select * from consent limit 1) as c`,
      [people.length],
    );
    for (const index of indexes) await client.query(index);
    await client.query("vacuum (analyze)");
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
}

/**
 * Starts c15t on a database of its own, with persons who have consented to its first purposes.
 * @param indexes those that are made besides its own
 */
export async function startC15t(
  databaseUrl: string,
  { world }: Seeded,
  folder: string,
  indexes: readonly string[],
): Promise<Server> {
  const port = await freePort();
  const child = start({
    ...{ name: `c15t-${port}`, folder, program: process.execPath },
    args: [PROGRAM, JSON.stringify({ databaseUrl, port })],
  });
  const url = `http://127.0.0.1:${port}`;
  const readyMs = await untilReady(child, `${url}/api/status`);
  const written = await fetch(`${url}/api/subjects`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...FIRST, givenAt: Date.now() }),
  });
  if (!written.ok) throw new Error(`c15t does not write a consent: ${await written.text()}`);
  const people = readFileSync(world.people);
  const count = Math.min(C15T_PERSONS, world.consents);
  const persons = Array.from({ length: count }, (_, place) => personAt(people, place));
  await seed(databaseUrl, persons, indexes);
  return { url, child, readyMs };
}
