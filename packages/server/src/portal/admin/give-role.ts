import { parseIin, type Iin, type PartyId } from "@kelisim/core";
import { ensureSubject, grantRole, type StaffRoleName } from "@kelisim/store";
import { adminPartyWords } from "@kelisim/web/pages";
import { NOT_FOUND_PAGE, redirect, type PageAnswer } from "../page-answer.ts";
import { typed, type FormError } from "../party/form-fields.ts";
import { STAFF_SCOPES } from "../session/staff-scopes.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { partyOf, partyPage, partyPath, rolesToGive } from "./parties.ts";

type Who = { readonly iin: Iin; readonly name: string };

/** Whom a role is given to, or what is wrong with it. */
export function whoIn(form: Form, { language }: StaffVisit): Who | readonly FormError[] {
  const iin = parseIin(typed(form, "iin") ?? "");
  const name = typed(form, "person_name")?.replaceAll(/\s+/g, " ").slice(0, 200);
  const errors: FormError[] = [];
  if (!iin.ok) errors.push({ field: "iin", text: adminPartyWords.badIin[language] });
  if (name === undefined) {
    errors.push({ field: "person_name", text: adminPartyWords.nameNeeded[language] });
  }
  return iin.ok && name !== undefined ? { iin: iin.iin, name } : errors;
}

/** Gives a role. @returns what is wrong, where nothing was given */
export async function giveRole(
  { shell, persona, now, language }: StaffVisit,
  { iin, name }: Who,
  { partyId, role }: { readonly partyId: PartyId; readonly role: StaffRoleName },
): Promise<readonly FormError[]> {
  const { db, ring } = shell.ctx.store;
  const subjectId = await ensureSubject(db, ring, iin);
  const given = await grantRole(db, ring, {
    ...{ subjectId, partyId, role, name, scopes: STAFF_SCOPES[role] },
    ...{ grantedBy: persona.key.id, at: now },
  });
  return given === undefined ? [{ text: adminPartyWords.erased[language] }] : [];
}

/** Gives a party its first administrator, or the authorised body an analyst. */
export async function takeRole(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const party = await partyOf(visit);
  if (party === undefined || party.status === "closed") return NOT_FOUND_PAGE;
  const role = rolesToGive(party).find((each) => each === form.get("role"));
  const who = whoIn(form, visit);
  const wrong: FormError[] =
    role === undefined ? [{ field: "role", text: adminPartyWords.roleNeeded[visit.language] }] : [];
  if (!("iin" in who)) return partyPage(visit, party, [...wrong, ...who]);
  if (role === undefined) return partyPage(visit, party, wrong);
  const errors = await giveRole(visit, who, { partyId: party.id, role });
  if (errors.length > 0) return partyPage(visit, party, errors);
  return redirect(`${partyPath(party)}?said=role`);
}
