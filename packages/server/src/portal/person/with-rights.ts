import type { Duty, SubjectState } from "@kelisim/core";
import { readSubject } from "@kelisim/store";
import { representativeWords } from "@kelisim/web/pages";
import type { PageAnswer } from "../page-answer.ts";
import type { PersonVisit } from "../visit.ts";
import { may } from "./consents/may-answer.ts";

/**
 * Whether whoever is here may read what was done with her data: she herself, and a representative whose authority
 * holds her rights. One who may only give or withdraw a consent sees consents and requests alone.
 */
export async function mayReadAll(visit: PersonVisit): Promise<boolean> {
  if (visit.actingFor === undefined) return true;
  return may(visit, await readSubject(visit.shell.ctx.store, visit.subjectId), "rights");
}

/** Whether a duty came of a consent, and not of a right that was used. */
export const isAboutConsent = ({ cause }: Duty): boolean =>
  cause.kind === "consent" || cause.kind === "dispute";

/** What is left of her records for whoever sees consents and requests alone. */
export const consentsAlone = (state: SubjectState): SubjectState => ({
  ...state,
  duties: new Map([...state.duties].filter(([, duty]) => isAboutConsent(duty))),
  rightsCalls: new Map(),
  breachNotices: new Map(),
  outcomes: new Map(),
});

/** A page, or its form, for those who may. */
export const withRights =
  <A extends readonly unknown[]>(show: (visit: PersonVisit, ...more: A) => Promise<PageAnswer>) =>
  async (visit: PersonVisit, ...more: A): Promise<PageAnswer> =>
    (await mayReadAll(visit))
      ? show(visit, ...more)
      : { kind: "forbidden", text: representativeWords.noRights };
