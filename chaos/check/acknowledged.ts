import type { Store } from "@kelisim/store";
import { openDecisionId } from "../../packages/server/src/access/decision-id.ts";
import type { Act, ActName } from "../journal.ts";
import { violationsOf, type Violation } from "../violation.ts";

const uuidIn = (id: string): string => id.slice(-32);

/** Ids (`$1`) of which the store does not know what was acknowledged. */
const MISSING: Readonly<Record<Exclude<ActName, "decided" | "erased">, string>> = {
  asked: `
    select a.id from unnest($1::uuid[]) as a (id)
    left join record_locator l on l.record_id = a.id
    left join consent_request r on r.subject_id = l.subject_id and r.request_id = a.id
    where r.request_id is null`,
  granted: `
    select a.id from unnest($1::uuid[]) as a (id)
    left join record_locator l on l.record_id = a.id
    left join answer r on r.subject_id = l.subject_id and r.answer_id = a.id and r.kind = 'granted'
    where r.answer_id is null`,
  refused: `
    select a.id from unnest($1::uuid[]) as a (id)
    left join record_locator l on l.record_id = a.id
    left join answer r on r.subject_id = l.subject_id and r.answer_id = a.id and r.kind = 'refused'
    where r.answer_id is null`,
  withdrawn: `
    select a.id from unnest($1::uuid[]) as a (id)
    left join record_locator l on l.record_id = a.id
    left join answer r on r.subject_id = l.subject_id and r.answer_id = a.id
      and r.end_state = 'withdrawn'
    where r.answer_id is null`,
  objected: `
    select a.id from unnest($1::uuid[]) as a (id)
    left join record_locator l on l.record_id = a.id
    left join rights_call r on r.subject_id = l.subject_id and r.call_id = a.id
    where r.call_id is null`,
  discharged: `
    select a.id from unnest($1::uuid[]) as a (id)
    left join record_locator l on l.record_id = a.id
    left join duty r on r.subject_id = l.subject_id and r.duty_id = a.id and r.state = 'discharged'
    where r.duty_id is null`,
};

const MISSING_DUTIES = `
  select a.id from unnest($1::uuid[]) as a (id)
  left join record_locator l on l.record_id = a.id
  left join duty r on r.subject_id = l.subject_id and r.duty_id = a.id
  where r.duty_id is null`;

const MISSING_DECISIONS = `
  select a.n::int as n
  from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::boolean[]) with ordinality
    as a (subject_id, recorded_at, decision_id, permitted, n)
  left join access_log r on r.subject_id = a.subject_id and r.recorded_at = a.recorded_at
    and r.decision_id = a.decision_id and r.permitted = a.permitted
  where r.decision_id is null`;

/** Everything that was acknowledged and that the store does not hold. */
export async function lostActs(store: Store, acts: readonly Act[]): Promise<readonly Violation[]> {
  const lost: Violation[] = [];
  for (const [name, sql] of Object.entries(MISSING)) {
    const ids = acts.flatMap((act) => (act.act === name ? [act.id] : []));
    lost.push(...violationsOf("lost", name, await missing(store, sql, ids)));
  }
  const duties = acts.flatMap((act) => {
    if (act.act === "withdrawn") return act.duties;
    return act.act === "objected" ? [act.duty] : [];
  });
  lost.push(...violationsOf("lost", "duty", await missing(store, MISSING_DUTIES, duties)));
  lost.push(...(await lostDecisions(store, acts)));
  return lost;
}

async function missing({ db }: Store, sql: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<{ id: string }>(sql, [ids.map(uuidIn)]);
  return rows.map(({ id }) => id);
}

async function lostDecisions(store: Store, acts: readonly Act[]): Promise<readonly Violation[]> {
  const decided = acts.filter((act) => act.act === "decided");
  const opened = decided.map((act) => ({ ...act, key: openDecisionId(store.sealer, act.id) }));
  const unreadable = opened.filter(({ key }) => key === undefined).map(({ id }) => id);
  const known = opened.filter(({ key }) => key !== undefined);
  const rows = await store.db.query<{ n: number }>(MISSING_DECISIONS, [
    known.map(({ key }) => (key === undefined ? "" : uuidIn(key.subjectId))),
    known.map(({ key }) => key?.recordedAt.toString() ?? ""),
    known.map(({ key }) => key?.decisionId ?? ""),
    known.map(({ permit }) => permit),
  ]);
  return [
    ...violationsOf("lost", "a decision id that cannot be read:", unreadable),
    ...violationsOf(
      "lost",
      "decided",
      rows.map(({ n }) => known[n - 1]?.id ?? "?"),
    ),
  ];
}
