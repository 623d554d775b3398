import { randomUUID } from "node:crypto";
import {
  idFrom,
  parseInstant,
  uuidOf,
  type Instant,
  type PartyId,
  type SubjectId,
} from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";
import { parseMonth, type LogMonth } from "./month.ts";

/** On whose order rows are kept: the authorised body's, or the service's own. */
export const HOLD_ORDERED_BY = ["authorised-body", "service"] as const;
export type HoldOrderedBy = (typeof HOLD_ORDERED_BY)[number];

/** Why rows are kept. The file's number stands in `reference`; no words about a person anywhere. */
export const HOLD_REASONS = ["court", "complaint", "inspection", "breach", "other"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What a hold keeps: all of its months, or a party's or a person's rows in them. */
export type HoldScope =
  | { readonly kind: "months" }
  | { readonly kind: "party"; readonly partyId: PartyId }
  | { readonly kind: "person"; readonly subjectId: SubjectId };

export type NewHold = {
  readonly scope: HoldScope;
  /** Both included; `undefined` is open. */
  readonly from: LogMonth | undefined;
  readonly to: LogMonth | undefined;
  readonly orderedBy: HoldOrderedBy;
  readonly reason: HoldReason;
  readonly reference: string | undefined;
};

/** A hold as it is listed: of a person it says only that there is one. */
export type Hold = {
  readonly id: string;
  readonly scope: "months" | "party" | "person";
  readonly partyId: PartyId | undefined;
  readonly from: LogMonth | undefined;
  readonly to: LogMonth | undefined;
  readonly orderedBy: HoldOrderedBy;
  readonly reason: HoldReason;
  readonly reference: string | undefined;
  readonly placedAt: Instant;
  readonly releasedAt: Instant | undefined;
};

/** Holds rows of the access log until it is released. Needs the owner's rights. @returns the hold's id */
export async function placeHold(db: Db, hold: NewHold, now: Instant): Promise<string> {
  const { scope, from, to, orderedBy, reason, reference } = hold;
  const id = randomUUID();
  const party = scope.kind === "party" ? uuidOf(scope.partyId) : null;
  await db.asOwner((owner) =>
    owner.tx(async (tx) => {
      await tx.query(
        `insert into log_hold (hold_id, scope, from_month, to_month, party_id, ordered_by, reason,
           reference, placed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[id, scope.kind, from?.firstDay ?? null, to?.firstDay ?? null, party, orderedBy],
          ...[reason, reference ?? null, now],
        ],
      );
      if (scope.kind !== "person") return;
      await tx.query("insert into log_hold_subject (subject_id, hold_id) values ($1, $2)", [
        uuidOf(scope.subjectId),
        id,
      ]);
    }),
  );
  return id;
}

/** Releases a hold. Needs the owner's rights. @returns whether there was one that stood */
export async function releaseHold(db: Db, id: string, now: Instant): Promise<boolean> {
  const rows = await db.asOwner((owner) =>
    owner.query(
      `update log_hold set released_at = $2 where hold_id = $1 and released_at is null
       returning hold_id`,
      [id, now],
    ),
  );
  return rows.length > 0;
}

type HoldRow = Row & {
  hold_id: string;
  scope: Hold["scope"];
  party_id: string | null;
  from_month: string | null;
  to_month: string | null;
  ordered_by: HoldOrderedBy;
  reason: HoldReason;
  reference: string | null;
  placed_at: string;
  released_at: string | null;
};

const monthIn = (name: string | null): LogMonth | undefined =>
  name === null ? undefined : parseMonth(name);

/** Every hold, those that were released too, the newest first. */
export async function listHolds(db: Queryable): Promise<Hold[]> {
  const rows = await db.query<HoldRow>(
    `select hold_id, scope, party_id, to_char(from_month, 'YYYY-MM') as from_month,
       to_char(to_month, 'YYYY-MM') as to_month, ordered_by, reason, reference, placed_at, released_at
     from log_hold order by placed_at desc, hold_id`,
  );
  return rows.map((row) => {
    const placedAt = parseInstant(row.placed_at);
    if (placedAt === undefined) throw new Error("a hold without an instant");
    return {
      ...{ id: row.hold_id, scope: row.scope, orderedBy: row.ordered_by, reason: row.reason },
      partyId: row.party_id === null ? undefined : idFrom("pty", row.party_id),
      ...{ from: monthIn(row.from_month), to: monthIn(row.to_month), placedAt },
      reference: row.reference ?? undefined,
      releasedAt: row.released_at === null ? undefined : parseInstant(row.released_at),
    };
  });
}

/** Whether a hold that stands touches a month. */
export const touches = ({ from, to, releasedAt }: Hold, { firstDay }: LogMonth): boolean =>
  releasedAt === undefined &&
  (from === undefined || from.firstDay <= firstDay) &&
  (to === undefined || firstDay <= to.firstDay);
