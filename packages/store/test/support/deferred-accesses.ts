import {
  endDeferral,
  legalDayOf,
  type AccessQuestion,
  type GroundDeferral,
  type Instant,
  type Purpose,
} from "@kelisim/core";
import {
  accessesOfPerson,
  changePurpose,
  type ApiKey,
  type PersonAccess,
  type PersonAccessFilter,
  type PlannedAccess,
  type Store,
} from "@kelisim/store";
import { BANK, LOANS, SCORING } from "../../../core/src/testing/registry.test-support.ts";
import { randomIds } from "./commands.ts";
import type { Person } from "./people.ts";
import { decideAt, planned } from "./questions.ts";
import { addPurpose } from "./registry.ts";

export const ACT = { act: "Law on searches", article: "12" } as const;

/** The bank's purpose of searching, by a law, of which another law may put off telling. */
export async function addSearch(store: Store, deferral?: GroundDeferral): Promise<Purpose> {
  const id = randomIds.next("pur");
  const purpose: Purpose = {
    ...{ ...SCORING, id, version: 1, code: id, objectIds: [LOANS.id] },
    declared: {
      legal_ground: {
        ...{ code: "9-10", act: "Law on banks", article: "5", level: "law" },
        ...(deferral !== undefined && { deferral }),
      },
    },
  };
  await addPurpose(store, purpose);
  return purpose;
}

/** The party says that the event came about today. */
export async function endOf({ db }: Store, { id }: Purpose, now: Instant): Promise<Purpose> {
  const changed = await db.tx((tx) =>
    changePurpose(tx, id, { at: now, by: null }, (purpose) => {
      const today = legalDayOf(now);
      const ended = endDeferral(purpose, today, today);
      if ("ok" in ended) throw new Error(ended.code);
      return ended;
    }),
  );
  if (changed === undefined) throw new Error("the purpose is gone");
  return changed;
}

/** The bank processes her income under a purpose. @returns the id of the log row, without dashes */
export async function use(
  store: Store,
  key: ApiKey,
  { person, purpose, at }: { person: Person; purpose: Purpose; at: Instant },
  more: Partial<AccessQuestion> & { readonly mode?: PlannedAccess["mode"] } = {},
): Promise<string> {
  const { mode = "enforce", ...asked } = more;
  const question: AccessQuestion = {
    ...{ service: "non-state", at, requester: BANK, action: "process", object: LOANS, purpose },
    ...{ categories: ["income"], recipient: undefined, country: undefined },
    ...{ recipientRoles: [], biometric: [] },
    ...asked,
  };
  const row = planned(store, key, { person, question }, { mode });
  const [outcome] = await decideAt(store.db, [row], at);
  if (outcome?.kind !== "decided") throw new Error(`not decided: ${outcome?.kind}`);
  return row.decisionId;
}

export const seen = (
  { db }: Store,
  { subjectId }: Person,
  now: Instant,
  more: Partial<PersonAccessFilter> = {},
): Promise<PersonAccess[]> =>
  accessesOfPerson(db, { subjectId, party: undefined, after: undefined, limit: 100, ...more }, now);

export const idsOf = (accesses: readonly PersonAccess[]): readonly string[] =>
  accesses.map(({ entry }) => entry.decisionId.replaceAll("-", ""));

/** All pages of a size, as their ids. The end of a page is known by one more row, as the service asks. */
export async function pagesOf(
  store: Store,
  person: Person,
  now: Instant,
  size: number,
): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = [];
  for (let after: PersonAccessFilter["after"]; ;) {
    const rows = await seen(store, person, now, { after, limit: size + 1 });
    const page = rows.slice(0, size);
    pages.push(idsOf(page));
    after = page.at(-1)?.entry;
    if (rows.length <= size) return pages;
  }
}
