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

/** A page for those who may. */
export const withRights =
  (show: (visit: PersonVisit) => Promise<PageAnswer>) =>
  async (visit: PersonVisit): Promise<PageAnswer> =>
    (await mayReadAll(visit))
      ? show(visit)
      : { kind: "forbidden", text: representativeWords.noRights };
