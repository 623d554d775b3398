import type { ActName, Journal } from "../journal.ts";
import type { Violation } from "../violation.ts";

/** What the order of a person's acts hangs on. */
type OfLine = {
  readonly act: ActName;
  readonly person: number;
  readonly id: string;
  readonly sent: number;
  readonly heard: number;
};

const OPENS: ReadonlySet<ActName> = new Set<ActName>(["granted"]);
const CLOSES: ReadonlySet<ActName> = new Set<ActName>(["withdrawn", "refused", "erased"]);

/**
 * Decisions that contradict what was acknowledged before they were asked for. Two acts of which neither
 * was answered before the other was sent may have happened in either order, and accuse nobody.
 */
export function wrongDecisions(journal: Journal, from = 0): readonly Violation[] {
  const found: Violation[] = [];
  const people = new Map<number, OfLine[]>();
  const unanswered: readonly OfLine[] = [...journal.onTheirWay.values()].map((begun) => ({
    ...begun,
    ...{ heard: Number.POSITIVE_INFINITY, id: "?" },
  }));
  const heard = journal.acts.flatMap((act) => ("person" in act ? [act] : []));
  for (const act of [...heard, ...unanswered]) {
    if (!OPENS.has(act.act) && !CLOSES.has(act.act)) continue;
    const acts = people.get(act.person);
    if (acts === undefined) people.set(act.person, [act]);
    else acts.push(act);
  }
  for (const decided of journal.acts.slice(from)) {
    if (decided.act !== "decided" || decided.reason === "retention") continue;
    const acts = people.get(decided.person) ?? [];
    const [last, isCertain] = lastBefore(acts, decided.sent, decided.heard);
    if (last === undefined || !isCertain) continue;
    if (decided.permit && CLOSES.has(last.act)) {
      found.push({ invariant: "late permit", what: `${decided.id} after ${last.act} ${last.id}` });
    }
    if (!decided.permit && OPENS.has(last.act)) {
      found.push({ invariant: "lost", what: `${decided.id} does not know ${last.id}` });
    }
  }
  return found;
}

/** The newest act that was answered before a question was sent, and whether no other can be newer. */
function lastBefore(
  acts: readonly OfLine[],
  sent: number,
  heard: number,
): readonly [OfLine | undefined, boolean] {
  const before = acts.filter((act) => act.heard < sent);
  const last = before.reduce<OfLine | undefined>(
    (newest, act) => (newest === undefined || act.sent > newest.sent ? act : newest),
    undefined,
  );
  if (last === undefined) return [undefined, false];
  const rivals = acts.filter((act) => act !== last && act.sent < heard && act.heard > last.sent);
  return [last, rivals.every((act) => CLOSES.has(act.act) === CLOSES.has(last.act))];
}
