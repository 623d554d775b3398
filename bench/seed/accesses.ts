import { readFileSync, writeFileSync } from "node:fs";
import { parseIin } from "@kelisim/core";
import type { Store } from "@kelisim/store";
import type pg from "pg";
import { Api } from "../../packages/server/test/support/http-client.ts";
import type { Server } from "../place/kelisim.ts";
import { personAt } from "./people.ts";
import type { LoadWorld, Seeded } from "./seed.ts";
import { openBenchStore } from "./store.ts";
import { withClient } from "./client.ts";

/** Accesses to the data of each person who is watched. */
export const EACH = 20;
const CHUNK = 2000;

/** Columns in which the rows of two persons differ, and what stands there. */
const ANEW: Readonly<Record<string, string>> = {
  subject_id: "l.subject_id",
  recorded_at: "t.recorded_at + k * interval '1 millisecond'",
  decision_id: "gen_random_uuid()",
  basis_id: "a.answer_id",
};

/** All but the batch of the transparency log, in which rows made here are not. */
const COLUMNS = `
  select attname::text as name from pg_attribute
  where attrelid = 'access_log'::regclass and attnum > 0 and not attisdropped
    and attname <> 'batch_id'
  order by attnum`;

async function statement(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(COLUMNS);
  const names = rows.map(({ name }) => name);
  return `insert into access_log (${names.join(", ")})
    select ${names.map((name) => ANEW[name] ?? `t.${name}`).join(", ")}
    from (select * from access_log where caller_id = $1 and permitted
          order by recorded_at desc limit 1) t
    cross join unnest($2::bytea[]) as m (mac)
    join subject_lookup l on l.field = 'iin' and l.key_version = $3 and l.mac = m.mac
    join answer a on a.subject_id = l.subject_id and a.purpose_id = t.purpose_id
    cross join generate_series(1, $4::int) as k`;
}

/** A question about the line's first person, so that there is a row to go by. */
async function askOnce(world: LoadWorld, people: Buffer, url: string): Promise<void> {
  for (const [place, line] of world.lines.entries()) {
    const api = new Api(url, line.key);
    await api.post("/access/v1/evaluation", {
      subject: { type: "party", id: line.bin },
      action: { name: "process" },
      resource: {
        type: "digital_object",
        id: line.objectId,
        properties: { data_subject: personAt(people, place), categories: ["income"] },
      },
      context: { purpose: line.purposeId },
    });
  }
}

const macsOf = ({ ring }: Store, numbers: readonly string[]): readonly Buffer[] =>
  numbers.map((digits) => {
    const iin = parseIin(digits);
    if (!iin.ok) throw new Error("a made-up person has no valid number");
    return Buffer.from(ring.mac("iin", iin.iin.digits).mac);
  });

/**
 * Writes so many log rows: twenty accesses to each of the first persons, like one that the service has
 * decided and logged. @returns the store with a file that says how many persons are watched
 */
export async function addAccesses(seeded: Seeded, server: Server, rows: number): Promise<Seeded> {
  const { world, keys, url } = seeded;
  const people = readFileSync(world.people);
  const watched = Math.min(world.consents, Math.floor(rows / EACH));
  await askOnce(world, people, server.url);
  const store = await openBenchStore(keys, url);
  const [version = 1] = store.ring.inUse("mac");
  try {
    await withClient(url, async (client) => {
      const text = await statement(client);
      const lines = world.lines.length;
      for (const [first, line] of world.lines.entries()) {
        const caller = line.partyId.slice(-32);
        for (let from = first; from < watched; from += CHUNK * lines) {
          const until = Math.min(watched, from + CHUNK * lines);
          const numbers: string[] = [];
          for (let at = from; at < until; at += lines) numbers.push(personAt(people, at));
          await client.query(text, [caller, macsOf(store, numbers), version, EACH]);
        }
      }
      await client.query("vacuum (analyze) access_log");
      await client.query("checkpoint");
    });
  } finally {
    await store.close();
  }
  const file = seeded.file.replace(/\.json$/, "-watched.json");
  const wider: LoadWorld = { ...world, watched };
  writeFileSync(file, JSON.stringify(wider));
  return { ...seeded, world: wider, file };
}
