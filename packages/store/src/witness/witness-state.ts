import { parseInstant, type Instant } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** What is known of a witness of the log. */
export type WitnessState = {
  /** Name and key hash, as in its signature lines. */
  readonly witness: string;
  /** The size of the newest checkpoint that it says it has cosigned; 0n until it said one. */
  readonly knownSize: bigint;
  /** A word for how asking it ended last; `new` until it was asked. */
  readonly outcome: string;
  /** Failures in a row. */
  readonly failures: number;
  readonly askedAt: Instant | undefined;
};

type StateRow = Row & {
  witness: string;
  known_size: string;
  outcome: string;
  failures: number;
  asked_at: string | null;
};

const stateOf = (row: StateRow): WitnessState => ({
  witness: row.witness,
  knownSize: BigInt(row.known_size),
  outcome: row.outcome,
  failures: row.failures,
  askedAt: row.asked_at === null ? undefined : parseInstant(row.asked_at),
});

/** All witnesses that were ever configured. */
export async function witnessStates(db: Queryable): Promise<readonly WitnessState[]> {
  const rows = await db.query<StateRow>({
    name: "witness-states",
    text: `select witness, known_size::text as known_size, outcome, failures, asked_at
           from log_witness order by witness`,
  });
  return rows.map(stateOf);
}

/** Which witnesses are to be asked, and how long they are one process's. */
export type WitnessClaim = {
  readonly witnesses: readonly string[];
  /** The size of the checkpoint that they are to cosign. */
  readonly size: bigint;
  readonly now: Instant;
  readonly until: Instant;
};

/** Takes those of the witnesses that are due and have not cosigned so much yet; others leave them alone until then. */
export async function claimWitnesses(
  db: Queryable,
  { witnesses, size, now, until }: WitnessClaim,
): Promise<readonly WitnessState[]> {
  await db.query(
    {
      name: "add-witnesses",
      text: `insert into log_witness (witness, known_size, outcome, failures, next_at)
             select witness, 0, 'new', 0, $2 from unnest($1::text[]) as w (witness)
             on conflict do nothing`,
    },
    [witnesses, now],
  );
  const rows = await db.query<StateRow>(
    {
      name: "claim-witnesses",
      text: `update log_witness set next_at = $3
             where witness = any($1::text[]) and next_at <= $2
               and not (outcome = 'cosigned' and known_size >= $4::bigint)
             returning witness, known_size::text as known_size, outcome, failures, asked_at`,
    },
    [witnesses, now, until, String(size)],
  );
  return rows.map(stateOf);
}

/** Notes how asking a witness ended, and when it may be asked again. */
export async function noteWitness(
  db: Queryable,
  {
    witness,
    knownSize,
    outcome,
    failures,
    askedAt,
    nextAt,
  }: WitnessState & { readonly nextAt: Instant },
): Promise<void> {
  await db.query(
    {
      name: "note-witness",
      text: `update log_witness
             set known_size = $2::bigint, outcome = $3, failures = $4, asked_at = $5, next_at = $6
             where witness = $1`,
    },
    [witness, String(knownSize), outcome, failures, askedAt ?? null, nextAt],
  );
}
