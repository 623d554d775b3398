import { parseId, type Text3 } from "@kelisim/core";
import { recordPartyProof, type PartyProof } from "@kelisim/store";
import { adminPartyWords, ClosePartyPage, NewPartyPage } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { namesPerson } from "../names-person.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import { errorsOf, ticked, typed, type FormError } from "../party/form-fields.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { partyOf, partyPage, partyPath, shownParty } from "./parties.ts";

const SHA256 = /^[0-9a-f]{64}$/;

type Proof = Omit<PartyProof, "at" | "keyId">;

/** How the BIN was proven, or what is missing of it. */
function proofIn(form: Form, { language }: StaffVisit): Proof | readonly FormError[] {
  const errors: FormError[] = [];
  const wrong = (field: string, text: Text3) => errors.push({ field, text: text[language] });
  const kind = form.get("proof");
  const reference = typed(form, "reference")?.slice(0, 300);
  const sha256 = typed(form, "sha256")?.toLowerCase();
  if (kind !== "signature" && kind !== "document") wrong("proof", adminPartyWords.proofNeeded);
  if (reference === undefined) wrong("reference", adminPartyWords.referenceNeeded);
  else if (namesPerson(reference)) wrong("reference", adminPartyWords.referenceNumber);
  if (sha256 !== undefined && !SHA256.test(sha256)) wrong("sha256", adminPartyWords.badHash);
  if (errors.length > 0 || reference === undefined) return errors;
  return { kind: kind === "signature" ? kind : "document", reference, sha256 };
}

const isProof = (read: Proof | readonly FormError[]): read is Proof => "kind" in read;

const keepProof = (visit: StaffVisit, id: string, proof: Proof): Promise<void> => {
  const partyId = parseId("pty", id);
  if (partyId === undefined) throw new Error("a party without an id");
  const { key } = visit.persona;
  return recordPartyProof(visit.shell.ctx.store.db, partyId, {
    ...{ ...proof, at: visit.now, keyId: key.id },
  });
};

const newPage = (errors: readonly FormError[]): PageAnswer =>
  page(adminPartyWords.register, h(NewPartyPage, { errors }), errors.length === 0 ? 200 : 422);

/** `/admin/parties/new` */
export const showNewParty = async (): Promise<PageAnswer> => newPage([]);

/** The names of a party, or which of them are missing. */
function nameIn(form: Form, { language }: StaffVisit): Text3 | readonly FormError[] {
  const errors = (["kk", "ru", "en"] as const).flatMap((each) =>
    typed(form, `name_${each}`) === undefined
      ? [{ field: `name_${each}`, text: adminPartyWords.partyNameNeeded[language] }]
      : [],
  );
  const word = (each: string): string => typed(form, `name_${each}`) ?? "";
  return errors.length > 0 ? errors : { kk: word("kk"), ru: word("ru"), en: word("en") };
}

/** Registers a party; how its BIN was proven is kept right after, and its page says where it is missing. */
export async function takeNewParty(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const proof = proofIn(form, visit);
  const name = nameIn(form, visit);
  if (!isProof(proof) || !("kk" in name)) {
    return newPage([...("kk" in name ? [] : name), ...(isProof(proof) ? [] : proof)]);
  }
  const made = await callOperation(visit, "create-party", {
    body: {
      ...{ bin: typed(form, "bin") ?? "", name, sector: form.get("sector") ?? "" },
      roles: ticked(form, "roles") ?? [],
      country: typed(form, "country")?.toUpperCase() ?? "",
    },
  });
  if (!made.ok) return newPage(errorsOf(made, visit.language));
  await keepProof(visit, made.body.id, proof);
  return redirect(`${partyPath(made.body)}?said=registered`);
}

/** Adds a proof beside the earlier ones. */
export async function takeProof(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const party = await partyOf(visit);
  if (party === undefined) return NOT_FOUND_PAGE;
  const proof = proofIn(form, visit);
  if (!isProof(proof)) return partyPage(visit, party, proof);
  await keepProof(visit, party.id, proof);
  return redirect(`${partyPath(party)}?said=proof`);
}

/** `/admin/parties/:id/close` */
export async function showClose(visit: StaffVisit): Promise<PageAnswer> {
  const party = await partyOf(visit);
  if (party === undefined) return NOT_FOUND_PAGE;
  const facts = { party: shownParty(party), errors: [] };
  return page(adminPartyWords.closeTitle, h(ClosePartyPage, facts));
}

export async function takeClose(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const party = await partyOf(visit);
  if (party === undefined) return NOT_FOUND_PAGE;
  const { language } = visit;
  const roles = ticked(form, "roles");
  const again = (errors: readonly FormError[]): PageAnswer =>
    page(adminPartyWords.closeTitle, h(ClosePartyPage, { party: shownParty(party), errors }), 422);
  // Whoever runs the service would shut everybody out of it.
  if (party.id === visit.persona.party.id) {
    return again([{ field: "roles", text: adminPartyWords.notOwn[language] }]);
  }
  if (roles === undefined) {
    return again([{ field: "roles", text: adminPartyWords.rolesNeeded[language] }]);
  }
  const closed = await callOperation(visit, "close-party", {
    params: { id: party.id },
    body: { roles },
  });
  if (!closed.ok) return again(errorsOf(closed, language));
  return redirect(`${partyPath(party)}?said=ended`);
}
