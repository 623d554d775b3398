import { accessOfPerson, type PersonAccess } from "@kelisim/store";
import { openDecisionId } from "../../../access/decision-id.ts";
import type { PersonVisit } from "../../visit.ts";

/** An access of hers by its sealed id; somebody else's, and one that is kept from her, are none. */
export async function ownAccess(
  { shell, subjectId, now }: PersonVisit,
  sealed: string,
): Promise<PersonAccess | undefined> {
  const { store } = shell.ctx;
  const key = openDecisionId(store.sealer, sealed);
  if (key === undefined || key.subjectId !== subjectId) return undefined;
  return accessOfPerson(store.db, key, now);
}
