import type { PartyId, Text3 } from "@kelisim/core";
import { partyByBin, partyById } from "@kelisim/store";
import { ObjectsPage, objectWords } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { dictionary } from "./editor-choices.ts";
import { errorsOf, member, ticked, typed, type FormError } from "./form-fields.ts";
import { gather, listPath } from "./gather.ts";
import { partiesNamed, UNKNOWN } from "./names.ts";

const SAID = { made: "made", closed: "closedNow" } as const;

async function objectsPage(
  visit: StaffVisit,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> {
  const after = visit.query.get("after") ?? undefined;
  const { items, next } = await gather(visit, "list-digital-objects", {}, { after });
  const ids = items.flatMap(({ owner_id: owner, operator_id: operator }) => [owner, operator]);
  const names = new Map<PartyId, Text3>(
    (await partiesNamed(visit, [...new Set(ids)])).map(({ id, name }) => [id, name]),
  );
  const said = Object.entries(SAID).find(([word]) => visit.query.has(word))?.[1];
  return page(
    objectWords.title,
    h(ObjectsPage, {
      objects: items.map((object) => ({
        object,
        owner: names.get(object.owner_id) ?? UNKNOWN,
        operator: names.get(object.operator_id) ?? UNKNOWN,
      })),
      categories: await dictionary(visit),
      next: next === undefined ? undefined : listPath("/party/objects", {}, next),
      first: after === undefined ? undefined : "/party/objects",
      said: errors.length > 0 ? undefined : said,
      mayChange: visit.persona.key.scopes.includes("registry:write"),
      errors,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/objects` */
export const showObjects = (visit: StaffVisit): Promise<PageAnswer> => objectsPage(visit);

/** The party of a number, or one's own where none was typed; `undefined` for a number nobody has. */
async function partyOf(visit: StaffVisit, bin: string | undefined): Promise<PartyId | undefined> {
  if (bin === undefined) return visit.persona.party.id;
  return (await partyByBin(visit.shell.ctx.store.db, bin))?.id;
}

const CONFIDENTIAL: Readonly<Record<string, boolean>> = { yes: true, no: false };

async function createObject(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const owner = await partyOf(visit, typed(form, "owner_id"));
  const operator = await partyOf(visit, typed(form, "operator_id"));
  if (owner === undefined || operator === undefined) {
    const text = objectWords.unknownBin[visit.language];
    return objectsPage(visit, [
      ...(owner === undefined ? [{ field: "owner_id", text }] : []),
      ...(operator === undefined ? [{ field: "operator_id", text }] : []),
    ]);
  }
  const { db } = visit.shell.ctx.store;
  const done = await callOperation(visit, "create-digital-object", {
    body: {
      name: {
        kk: typed(form, "name_kk") ?? "",
        ru: typed(form, "name_ru") ?? "",
        en: typed(form, "name_en") ?? "",
      },
      owner_id: owner,
      operator_id: operator,
      sector: (await partyById(db, owner))?.sector,
      categories: ticked(form, "categories") ?? [],
      storage_country: typed(form, "storage_country")?.toUpperCase() ?? "",
      ...member("confidential", CONFIDENTIAL[form.get("confidential") ?? ""]),
    },
  });
  return done.ok
    ? redirect("/party/objects?made")
    : objectsPage(visit, errorsOf(done, visit.language));
}

/** Registers or closes an object. */
export async function takeObjects(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  if (form.get("act") === "create") return createObject(visit, form);
  const params = { id: form.get("object") ?? "" };
  const done = await callOperation(visit, "close-digital-object", { params, body: {} });
  return done.ok ? redirect("/party/objects?closed") : NOT_FOUND_PAGE;
}
