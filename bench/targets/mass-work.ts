import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { importMany } from "../load/import.ts";
import { ratios, spreadOf } from "../report/figures.ts";
import type { Finding } from "../report/row.ts";
import type { Rig } from "../rig.ts";
import { FULL } from "../scale.ts";
import { withDurableClient } from "../seed/client.ts";
import { importOne, tellOne, type DueTimer } from "../seed/one-by-one.ts";
import { personAt } from "../seed/people.ts";
import type { Seeded } from "../seed/seed.ts";
import { found, type Group } from "./group.ts";

const ROUNDS = 3;
const PILOT = 2000;
const LOOK_MS = 200;
const DAY_MS = 86_400_000;

type Rates = { readonly ours: readonly number[]; readonly theirs: readonly number[] };

const middle = (values: readonly number[]): number => spreadOf(values).value;

const findingOf = (what: string, { ours, theirs }: Rates, notes: readonly string[]): Finding => ({
  ...spreadOf(ratios(ours, theirs)),
  sides: [
    { name: what, perSecond: middle(ours), cpuMicros: null },
    { name: `${what}, row by row`, perSecond: middle(theirs), cpuMicros: null },
  ],
  notes,
});

/** Rows a second of so many, one after the other. */
async function rateOf(count: number, one: (at: number) => Promise<void>): Promise<number> {
  const from = performance.now();
  for (let at = 0; at < count; at += 1) await one(at);
  return (count / (performance.now() - from)) * 1000;
}

/** As many as fit into the time that the run has for it. */
const affordable = (rig: Rig, perSecond: number): number =>
  Math.min(rig.scale.imported, Math.floor(perSecond * (rig.scale.name === "quick" ? 12 : 300)));

async function imports(rig: Rig): Promise<Finding> {
  const { world, url } = await rig.main();
  const ours = await rig.kelisim();
  const people = readFileSync(world.people);
  let next = world.consents + world.pending;
  const numbers = (count: number): readonly string[] =>
    Array.from({ length: count }, () => personAt(people, next++));
  const [line] = world.lines;
  if (line === undefined) throw new Error("a store without lines");
  const bare = (id: string): string => id.slice(-32);
  const ids = {
    party: bare(line.partyId),
    object: bare(line.objectId),
    purpose: bare(line.purposeId),
  };
  const pilot = await importMany(ours.url, line, numbers(PILOT));
  const share = Math.floor(affordable(rig, (PILOT / pilot) * 1000) / ROUNDS) - PILOT;
  const each = Math.max(PILOT, share);
  const rates = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const some = numbers(each);
    const milliseconds = await importMany(ours.url, line, some);
    rates.ours.push((each / milliseconds) * 1000);
    await withDurableClient(url, async (client: pg.Client) => {
      const count = Math.floor(rig.scale.oneByOne / ROUNDS);
      rates.theirs.push(await rateOf(count, () => importOne(client, ids, randomBytes(32))));
    });
  }
  const total = each * ROUNDS + PILOT;
  const fewer = total < FULL.imported * 0.9 ? ` instead of ${FULL.imported}` : "";
  return findingOf("import over HTTP", rates, [
    `${total} rows${fewer} in ${ROUNDS} rounds`,
    "row by row: find the person, five inserts, commit, one connection, no HTTP, no rules",
  ]);
}

const DUE = `
  select t.subject_id, t.record_id, a.party_id from timer t
  join answer a on a.subject_id = t.subject_id and a.answer_id = t.record_id
  where t.fired_at is null and t.due_at <= now() and t.kind = 'consent-expired' limit $1`;

const LEFT = `
  select count(*)::int as n from timer
  where fired_at is null and due_at <= now() and kind = 'consent-expired'`;

/** A store in which every consent ended a month ago, and nobody was told. */
const expired = (rig: Rig): Promise<Seeded> => {
  const at = Date.now() - 40 * DAY_MS;
  const validUntil = new Date(at + 10 * DAY_MS).toISOString().slice(0, 10);
  const consents = rig.scale.imported;
  return rig.store("expired", { consents, pending: 0, past: { at, validUntil } });
};

/** Lets the service tell until so many are left, or its time is over. @returns notices a second */
async function tellMany(
  rig: Rig,
  store: Seeded,
  client: pg.Client,
  until: number,
): Promise<number> {
  const left = async () => (await client.query<{ n: number }>(LEFT)).rows[0]?.n ?? 0;
  const before = await left();
  const server = await rig.freshKelisim(store, `notices ${until}`);
  const [from, limitMs] = [performance.now(), rig.scale.name === "quick" ? 6000 : 100_000];
  let now = before;
  while (now > until && performance.now() - from < limitMs) {
    await sleep(LOOK_MS);
    now = await left();
  }
  const seconds = (performance.now() - from) / 1000;
  await rig.stop(server);
  return (before - now) / seconds;
}

async function notices(rig: Rig): Promise<Finding> {
  const store = await expired(rig);
  const { consents } = store.world;
  const rates = { ours: [] as number[], theirs: [] as number[] };
  await withDurableClient(store.url, async (client) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const count = Math.floor(rig.scale.oneByOne / ROUNDS);
      const { rows: due } = await client.query<DueTimer>(DUE, [count]);
      if (due.length < count) return;
      rates.theirs.push(await rateOf(count, (at) => tellOne(client, due[at] as DueTimer)));
      const until = Math.floor(consents * (1 - round / ROUNDS));
      rates.ours.push(await tellMany(rig, store, client, until));
    }
  });
  const fewer = consents < FULL.imported ? ` instead of ${FULL.imported}` : "";
  return findingOf("notices", rates, [
    `${consents} due${fewer}, in ${rates.ours.length} rounds, from the readiness of the process on`,
    "row by row: lock the person, two inserts, two updates, commit, one connection",
  ]);
}

/** What was found, or why nothing was. */
async function orWhy(measure: Promise<Finding>): Promise<Finding> {
  try {
    return await measure;
  } catch (error) {
    return { value: null, why: String(error).split("\n", 1)[0] ?? "" };
  }
}

/** P9: many consents brought in, and many notices told, beside one after the other. */
export const MASS_WORK: Group = {
  ids: ["P9"],
  async run(rig) {
    const brought = await orWhy(imports(rig));
    const told = await orWhy(notices(rig));
    return { found: [found("P9", "import", brought), found("P9", "expiry notices", told)] };
  },
};
