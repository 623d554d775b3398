import { parseId, type Party, type PartyId } from "@kelisim/core";
import { partyById, partyProofs, searchParties, staffOf } from "@kelisim/store";
import {
  adminPartyWords,
  AdminPartiesPage,
  AdminPartyPage,
  type AdminParty,
  type GivenRole,
} from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../page-answer.ts";
import type { FormError } from "../party/form-fields.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { registerPage, takeSearch } from "./register-list.ts";

const PATH = "/admin/parties";

export const shownParty = (party: Party): AdminParty => ({
  ...{ id: party.id, bin: party.bin, name: party.name, sector: party.sector },
  ...{ roles: party.roles, country: party.country, isClosed: party.status === "closed" },
});

async function listWith(visit: StaffVisit, errors: readonly FormError[]): Promise<PageAnswer> {
  const { db } = visit.shell.ctx.store;
  const { listed, ...rest } = await registerPage(visit, { path: PATH, kind: "pty" }, (search) =>
    searchParties(db, search),
  );
  return page(
    adminPartyWords.title,
    h(AdminPartiesPage, { ...rest, errors, parties: listed.map(shownParty) }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/admin/parties?q=…` */
export const showParties = (visit: StaffVisit): Promise<PageAnswer> => listWith(visit, []);

export async function findParties(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const found = takeSearch(PATH, visit, form);
  return "kind" in found ? found : listWith(visit, [found]);
}

/** The party of the path; `undefined` where there is none such. */
export async function partyOf({ shell, params }: StaffVisit): Promise<Party | undefined> {
  const id: PartyId | undefined = parseId("pty", params["id"] ?? "");
  return id === undefined ? undefined : partyById(shell.ctx.store.db, id);
}

export const partyPath = ({ id }: Pick<Party, "id">): string => `${PATH}/${id}`;

/** Roles that the provider gives: the first administrator of each, the analysts of the authorised body. */
export const rolesToGive = ({ roles }: Party): readonly ("administrator" | "analyst")[] =>
  roles.includes("authorised-body") ? ["administrator", "analyst"] : ["administrator"];

const SAID = {
  registered: adminPartyWords.registered,
  proof: adminPartyWords.proofAdded,
  role: adminPartyWords.roleGiven,
  ended: adminPartyWords.rolesEnded,
} as const;

/** The page of a party, with what is wrong with a form of it. */
export async function partyPage(
  visit: StaffVisit,
  party: Party,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> {
  const { db, ring } = visit.shell.ctx.store;
  const said = visit.query.get("said") ?? "";
  const staff = (await staffOf(db, ring, party.id)).flatMap((role): GivenRole[] =>
    role.endedAt === undefined && (role.role === "administrator" || role.role === "analyst")
      ? [{ id: role.id, name: role.name, role: role.role, since: role.grantedAt }]
      : [],
  );
  return page(
    party.name,
    h(AdminPartyPage, {
      ...{ party: shownParty(party), staff, errors, mayGive: rolesToGive(party) },
      proofs: await partyProofs(db, party.id),
      said: Object.hasOwn(SAID, said) ? SAID[said as keyof typeof SAID] : undefined,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/admin/parties/:id` */
export async function showParty(visit: StaffVisit): Promise<PageAnswer> {
  const party = await partyOf(visit);
  return party === undefined ? NOT_FOUND_PAGE : partyPage(visit, party);
}
