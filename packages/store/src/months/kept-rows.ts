import { instantOf, isStillHidden, type Instant, type Purpose } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { recordFrom } from "../registry/registry-row.ts";
import type { LogMonth } from "./month.ts";

const YEAR_MS = 366 * 86_400_000;

/** How long a person can read of an access after the act that put off telling her has ended. */
const SHOWN_FOR_MS = YEAR_MS;

/**
 * Which rows `l` of a month outlive its term: $1 is the month's first day, $2 and $3 the versions of purposes
 * that are still kept from the persons.
 *
 * Held are a person's rows, and a party's: those that it asked or received, and those under its purposes and
 * about its objects. Without a hold, the newest row that says who received data under a consent stays until
 * its person is erased: whoever received them has to be told when she takes it back.
 */
export const IS_KEPT = `(
  exists (select from log_hold h
    where h.released_at is null and coalesce(h.from_month, $1::date) <= $1::date
      and coalesce(h.to_month, $1::date) >= $1::date
      and (h.scope = 'months'
        or h.scope = 'person' and exists (select from log_hold_subject s
          where s.subject_id = l.subject_id and s.hold_id = h.hold_id)
        or h.scope = 'party' and (h.party_id in (l.caller_id, l.requester_id, l.recipient_id)
          or exists (select from purpose p where p.purpose_id = l.purpose_id and p.party_id = h.party_id)
          or exists (select from digital_object o where o.object_id = l.object_id
               and h.party_id in (o.owner_id, o.operator_id)))))
  or l.deferred and (l.purpose_id, l.purpose_version) in
    (select v.id, v.version from unnest($2::uuid[], $3::int[]) as v (id, version))
  or l.permitted and l.recipient_id is not null and l.basis_id is not null and l.mode = 'enforce'
    and not exists (select from subject s
      where s.subject_id = l.subject_id and s.erased_at is not null)
    and not exists (select from access_log n
      where n.subject_id = l.subject_id and n.basis_id = l.basis_id
        and n.recipient_id = l.recipient_id and n.permitted and n.mode = 'enforce'
        and (n.recorded_at, n.decision_id) > (l.recorded_at, l.decision_id)))`;

type VersionRow = Row & { purpose_id: string; version: number; then: string; newest: string };

const groundIn = (body: string) => recordFrom<Purpose>({ body }).declared.legal_ground;

/** The parameters of `IS_KEPT` for a month. */
export async function keptParams(
  owner: Queryable,
  { firstDay, from, to }: LogMonth,
  now: Instant,
): Promise<readonly unknown[]> {
  const versions = await owner.query<VersionRow>(
    `select v.purpose_id, v.version, v.body::text as then, p.body::text as newest
     from (select distinct purpose_id, purpose_version from access_log
           where deferred and recorded_at >= $1 and recorded_at < $2) l
     join purpose_version v on v.purpose_id = l.purpose_id and v.version = l.purpose_version
     join purpose p on p.purpose_id = l.purpose_id`,
    [from, to],
  );
  const then = instantOf(now.epochMilliseconds - SHOWN_FOR_MS);
  const hidden = versions.filter((each) =>
    isStillHidden(groundIn(each.then), groundIn(each.newest), then),
  );
  return [
    firstDay,
    hidden.map(({ purpose_id }) => purpose_id),
    hidden.map(({ version }) => version),
  ];
}
