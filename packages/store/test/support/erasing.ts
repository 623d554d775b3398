import {
  dischargeDuty,
  type DutyId,
  type Instant,
  type LegalDay,
  type RefusalGround,
  type Refused,
  type SubjectId,
} from "@kelisim/core";
import { eraseSubject, type EraseSubject, type ErasureDone, type Store } from "@kelisim/store";
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

/** Everybody does what it owes; the bank keeps what a ground allows, if there is one. */
export async function settle(
  store: Store,
  subjectId: SubjectId,
  ground: RefusalGround | null = null,
  until?: LegalDay,
  now: Instant = MONDAY,
): Promise<void> {
  const { state } = accepted(
    await run<null>(store, {
      subjectId,
      now,
      decide: async () => ({ ok: true, drafts: [], result: null }),
    }),
  );
  for (const { id: dutyId, partyId, kind, outcome } of state.duties.values()) {
    if (outcome.state === "discharged") continue;
    const keeps = ground !== null && partyId === BANK.id;
    const answered = keeps ? "reasoned-refusal" : "ceased";
    accepted(
      await run<DutyId>(store, {
        subjectId,
        now,
        decide: async (present) =>
          dischargeDuty(
            present,
            {
              ...{ dutyId, outcome: kind === "cease-processing" ? answered : "rejected" },
              ...{ ground: keeps ? ground : null, evidenceSha256: null },
              retain: until === undefined ? {} : { until },
              ...{ hasText: true, hasReviewer: true, sealed: { text: "Жауап берілді" } },
            },
            worldOf(now),
          ),
      }),
    );
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
