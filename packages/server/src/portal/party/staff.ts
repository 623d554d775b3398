import { parseIin, type Party } from "@kelisim/core";
import { endRole, ensureSubject, grantRole, recordCommand, staffOf } from "@kelisim/store";
import { StaffPage, staffWords } from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import { STAFF_SCOPES } from "../session/staff-scopes.ts";
import type { Form, StaffRole, StaffVisit } from "../visit.ts";
import { typed, type FormError } from "./form-fields.ts";

const SAID = ["given", "ended"] as const;

/** What can be given in a party: never the service's own administration. */
export const rolesFor = ({ roles }: Pick<Party, "roles">): readonly StaffRole[] => [
  ...(["officer", "developer", "administrator"] as const),
  ...(roles.includes("service-desk") ? (["clerk"] as const) : []),
  ...(roles.includes("authorised-body") ? (["analyst"] as const) : []),
];

async function staffPage(
  visit: StaffVisit,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> {
  const { db, ring } = visit.shell.ctx.store;
  const { party } = visit.persona;
  const staff = await staffOf(db, ring, party.id);
  return page(
    staffWords.title,
    h(StaffPage, {
      staff: staff.map(({ id, name, role, grantedAt, endedAt, subjectId }) => ({
        ...{ id, name, role, endedAt },
        since: grantedAt,
        isOwn: subjectId === visit.signedIn.subjectId,
      })),
      roles: rolesFor(party),
      said: errors.length > 0 ? undefined : SAID.find((word) => visit.query.has(word)),
      errors,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/staff` */
export const showStaff = (visit: StaffVisit): Promise<PageAnswer> => staffPage(visit);

/** A change of roles leaves a record: who and what, no person. */
const noted = (visit: StaffVisit, command: "give-role" | "end-role"): Promise<void> =>
  recordCommand(visit.shell.ctx.store.db, {
    at: visit.now,
    partyId: visit.persona.party.id,
    keyId: visit.persona.key.id,
    command,
    outcome: "done",
  });

async function give(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const { language, persona, now } = visit;
  const { db, ring } = visit.shell.ctx.store;
  const iin = parseIin(typed(form, "iin") ?? "");
  const name = typed(form, "name");
  const role = rolesFor(persona.party).find((one) => one === form.get("role"));
  if (!iin.ok || name === undefined || name.length > 200 || role === undefined) {
    return staffPage(visit, [
      ...(iin.ok ? [] : [{ field: "iin", text: staffWords.iinWrong[language] }]),
      ...(name === undefined || name.length > 200
        ? [{ field: "name", text: staffWords.nameWrong[language] }]
        : []),
      ...(role === undefined ? [{ field: "role", text: staffWords.roleWrong[language] }] : []),
    ]);
  }
  const given = await grantRole(db, ring, {
    ...{ role, name, at: now },
    subjectId: await ensureSubject(db, ring, iin.iin),
    partyId: persona.party.id,
    scopes: STAFF_SCOPES[role],
    grantedBy: persona.key.id,
  });
  if (given === undefined) {
    return staffPage(visit, [{ field: "iin", text: staffWords.gone[language] }]);
  }
  await noted(visit, "give-role");
  return redirect("/party/staff?given");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function end(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const roleId = form.get("role_id") ?? "";
  const { db, ring } = visit.shell.ctx.store;
  const { party } = visit.persona;
  if (!UUID.test(roleId)) return NOT_FOUND_PAGE;
  const role = (await staffOf(db, ring, party.id)).find(({ id }) => id === roleId);
  if (role === undefined) return NOT_FOUND_PAGE;
  // Whoever ends her own role may leave the party without anybody.
  if (role.subjectId === visit.signedIn.subjectId) {
    return staffPage(visit, [{ text: staffWords.notOwn[visit.language] }]);
  }
  await endRole(db, { roleId, partyId: party.id, at: visit.now });
  await noted(visit, "end-role");
  return redirect("/party/staff?ended");
}

/** Gives or ends a role. */
export const takeStaff = (visit: StaffVisit, form: Form): Promise<PageAnswer> =>
  form.get("act") === "end" ? end(visit, form) : give(visit, form);
