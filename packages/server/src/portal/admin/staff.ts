import { endProviderRole, staffOf } from "@kelisim/store";
import { adminStaffWords, adminPartyWords, AdminStaffPage } from "@kelisim/web/pages";
import { h } from "preact";
import { ROLE_NAMES } from "../nav.ts";
import { page, redirect, type PageAnswer } from "../page-answer.ts";
import type { FormError } from "../party/form-fields.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { giveRole, whoIn } from "./give-role.ts";

const PATH = "/admin/staff";
const UUID = /^[0-9a-f-]{32,36}$/;

async function staffPage(visit: StaffVisit, errors: readonly FormError[]): Promise<PageAnswer> {
  const { db, ring } = visit.shell.ctx.store;
  const staff = await staffOf(db, ring, visit.persona.party.id);
  const providers = staff.filter(
    ({ role, endedAt }) => role === "provider" && endedAt === undefined,
  );
  const said = visit.query.get("said");
  return page(
    adminStaffWords.title,
    h(AdminStaffPage, {
      roles: staff.map(({ id, name, role, grantedAt, endedAt }) => ({
        ...{ id, name, role: ROLE_NAMES[role], since: grantedAt, endedAt },
        isLast: role === "provider" && providers.length === 1,
      })),
      said:
        said === "given"
          ? adminPartyWords.roleGiven
          : said === "ended"
            ? adminStaffWords.roleEnded
            : undefined,
      errors,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/admin/staff` */
export const showStaff = (visit: StaffVisit): Promise<PageAnswer> => staffPage(visit, []);

async function endOne(visit: StaffVisit, roleId: string): Promise<PageAnswer> {
  const { shell, persona, now, language } = visit;
  const ended = UUID.test(roleId)
    ? await endProviderRole(shell.ctx.store.db, { roleId, partyId: persona.party.id, at: now })
    : "unknown";
  switch (ended) {
    case "last":
      return staffPage(visit, [{ text: adminStaffWords.cannotEnd[language] }]);
    case "ended":
      return redirect(`${PATH}?said=ended`);
    case "unknown":
      return redirect(PATH);
  }
}

/** Gives a role of the service's own staff, or ends one. */
export async function takeStaff(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const end = form.get("end");
  if (end !== null) return endOne(visit, end);
  const who = whoIn(form, visit);
  if (!("iin" in who)) return staffPage(visit, who);
  const partyId = visit.persona.party.id;
  const errors = await giveRole(visit, who, { partyId, role: "provider" });
  return errors.length > 0 ? staffPage(visit, errors) : redirect(`${PATH}?said=given`);
}
