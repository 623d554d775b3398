import { parseInstant, type Instant } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { parseMonth, type LogMonth } from "./month.ts";

/** What a closed month was closed with. */
export type MonthSeal = {
  readonly month: LogMonth;
  readonly sealedAt: Instant;
  readonly form: number;
  readonly rows: number;
  readonly digest: Uint8Array;
  /** Set once its rows were dropped: when, and what was kept of them. */
  readonly dropped:
    | { readonly at: Instant; readonly keptRows: number; readonly keptDigest: Uint8Array }
    | undefined;
};

type SealRow = Row & {
  month: string;
  sealed_at: string;
  form: number;
  rows: string;
  digest: Uint8Array;
  dropped_at: string | null;
  kept: string | null;
  kept_digest: Uint8Array | null;
};

const SEALS = {
  name: "log-months",
  text: `select to_char(month, 'YYYY-MM') as month, sealed_at, form, row_count::text as rows, digest,
           dropped_at, kept_count::text as kept, kept_digest
         from log_month order by log_month.month`,
};

function instantIn(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("a sealed month without an instant");
  return instant;
}

function sealFrom(row: SealRow): MonthSeal {
  const month = parseMonth(row.month);
  if (month === undefined) throw new Error(`a sealed month that is none: ${row.month}`);
  const { dropped_at: at, kept, kept_digest: keptDigest } = row;
  return {
    ...{ month, sealedAt: instantIn(row.sealed_at), form: row.form },
    ...{ rows: Number(row.rows), digest: row.digest },
    dropped:
      at === null || keptDigest === null
        ? undefined
        : { at: instantIn(at), keptRows: Number(kept), keptDigest },
  };
}

/** Every closed month, the oldest first. */
export const sealedMonths = async (db: Queryable): Promise<MonthSeal[]> =>
  (await db.query<SealRow>(SEALS)).map(sealFrom);

type NameRow = Row & { name: string };

/** The months that have a partition of their own or rows in the default one, the oldest first. Owner's eyes only. */
export async function heldMonths(owner: Queryable): Promise<LogMonth[]> {
  const own = await owner.query<NameRow>(
    `select substring(c.relname from 'y(\\d{4})_') || '-' || right(c.relname, 2) as name
     from pg_inherits h join pg_class c on c.oid = h.inhrelid
     where h.inhparent = 'access_log'::regclass and c.relname ~ '^access_log_y\\d{4}_m\\d\\d$'`,
  );
  const stray = await owner.query<NameRow>(
    `select distinct to_char(recorded_at at time zone 'UTC', 'YYYY-MM') as name from access_log_default
     where isfinite(recorded_at) and recorded_at >= '0001-01-01' and recorded_at < '9999-12-01'`,
  );
  const names = new Set([...own, ...stray].map(({ name }) => name));
  return [...names].toSorted().flatMap((name) => parseMonth(name) ?? []);
}

/** Whether the rows of an instant's month were dropped because their term has ended. */
export async function isPastKeeping(db: Queryable, at: Instant): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(
    {
      name: "is-past-keeping",
      text: `select exists (select from log_month
             where month = date_trunc('month', $1::timestamptz at time zone 'UTC')::date
               and dropped_at is not null) as found`,
    },
    [at],
  );
  return row?.found === true;
}
