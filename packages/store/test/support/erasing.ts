import {
  dischargeDuty,
  DUTY_RULES,
  type DutyId,
  type DutyKind,
  type DutyOutcome,
  type Instant,
  type LegalDay,
  type RefusalGround,
  type Refused,
  type SubjectId,
} from "@kelisim/core";
import {
  eraseSubject,
  readSubject,
  type EraseSubject,
  type ErasureDone,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { BANK } from "../../../core/src/testing/registry.test-support.ts";
import { accepted, actorIn, consented, run, withdraw, worldOf } from "./commands.ts";
import { asOwner, tablesOf } from "./catalog.ts";

export const OBLIGATION: RefusalGround = { kind: "obligation", reference: "№ 7" };

export const erase = (
  store: Store,
  subjectId: SubjectId,
  more: Partial<EraseSubject> = {},
): Promise<ErasureDone | Refused> =>
  eraseSubject(store, { subjectId, now: MONDAY, actor: actorIn(store), ...more });

/** What its party says of a duty: of one to prove, that it cannot. */
function outcomeFor(kind: DutyKind, keeps: boolean): DutyOutcome {
  if (kind === "cease-processing") return keeps ? "reasoned-refusal" : "ceased";
  if (kind === "answer-objection" || kind === "prove-consent") return "rejected";
  const [first] = DUTY_RULES[kind].outcomes;
  if (first === undefined) throw new Error(`nothing discharges ${kind}`);
  return first;
}

/**
 * Everybody does what it owes, also what comes of that, but for what nobody may touch while a signal is
 * checked; the bank keeps what a ground allows, if there is one.
 */
export async function settle(
  store: Store,
  subjectId: SubjectId,
  ground: RefusalGround | null = null,
  until?: LegalDay,
  now: Instant = MONDAY,
): Promise<void> {
  const stopped = new Set<DutyId>();
  for (;;) {
    const { duties } = await readSubject(store, subjectId);
    const open = [...duties.values()].filter(
      ({ id, outcome }) => outcome.state === "open" && !stopped.has(id),
    );
    if (open.length === 0) return;
    for (const { id: dutyId, partyId, kind } of open) {
      const keeps = kind === "cease-processing" && ground !== null && partyId === BANK.id;
      const given = {
        ...{ dutyId, outcome: outcomeFor(kind, keeps), ground: keeps ? ground : null },
        ...{ evidenceSha256: null, retain: until === undefined ? {} : { until } },
        ...{ hasText: true, hasReviewer: true, sealed: { text: "Жауап берілді" } },
      };
      const done = await run<DutyId>(store, {
        ...{ subjectId, now },
        decide: async (present) => dischargeDuty(present, given, worldOf(now)),
      });
      if (!done.ok && done.code === "data-blocked") stopped.add(dutyId);
      else accepted(done);
    }
  }
}

/** Consented, withdrawn, and the bank keeps processing under an obligation. */
export async function retained(store: Store, subjectId: SubjectId): Promise<void> {
  const consentId = await consented(store, subjectId);
  accepted(await withdraw(store, { subjectId }, consentId));
  await settle(store, subjectId, OBLIGATION);
}

/** Every row of a table as text; their order does not count. */
export async function rowsOf(store: Store, table: string): Promise<readonly string[]> {
  const text = `select t::text as row from ${table} t`;
  return (await asOwner<{ row: string }>(store.db, text)).map(({ row }) => row).toSorted();
}

/** What stands in every table, but for those that are told about somewhere else. */
export async function wholeStore(
  store: Store,
  without: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = (await tablesOf(store.db)).filter((table) => !without.includes(table));
  const all = new Map<string, readonly string[]>();
  for (const table of tables) all.set(table, await rowsOf(store, table));
  return all;
}
