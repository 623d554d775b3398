import type { Text3 } from "@kelisim/core";
import { categoriesByCodes, partiesByIds, searchObjects } from "@kelisim/store";
import { AdminCategoriesPage, AdminObjectsPage, registerWords } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { page, redirect, type PageAnswer } from "../page-answer.ts";
import { errorsOf, ticked, typed, type FormError } from "../party/form-fields.ts";
import { gather } from "../party/gather.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { registerPage, takeSearch } from "./register-list.ts";

const OBJECTS = "/admin/objects";
const CATEGORIES = "/admin/categories";

async function objectsWith(visit: StaffVisit, errors: readonly FormError[]): Promise<PageAnswer> {
  const { db } = visit.shell.ctx.store;
  const { listed, ...rest } = await registerPage(visit, { path: OBJECTS, kind: "obj" }, (search) =>
    searchObjects(db, search),
  );
  const parties = await partiesByIds(db, [
    ...new Set(listed.flatMap(({ ownerId, operatorId }) => [ownerId, operatorId])),
  ]);
  const named = new Map(parties.map(({ id, name, bin }) => [id, { name, bin }]));
  const categories = await categoriesByCodes(db, [
    ...new Set(listed.flatMap((object) => object.categories)),
  ]);
  const objects = listed.map((object) => ({
    ...{ id: object.id, name: object.name, storageCountry: object.storageCountry },
    ...{ owner: named.get(object.ownerId), operator: named.get(object.operatorId) },
    categories: object.categories.map(
      (code) =>
        categories.get(code)?.name[visit.language] ?? registerWords.category[visit.language],
    ),
    ...{ isConfidential: object.confidential, isClosed: object.status === "closed" },
  }));
  return page(
    registerWords.objects,
    h(AdminObjectsPage, { ...rest, errors, objects }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/admin/objects?q=…` */
export const showObjects = (visit: StaffVisit): Promise<PageAnswer> => objectsWith(visit, []);

export async function findObjects(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const found = takeSearch(OBJECTS, visit, form);
  return "kind" in found ? found : objectsWith(visit, [found]);
}

/** The dictionary is read whole: it has some tens of kinds. */
const MOST_CATEGORIES = 1000;

async function categoriesWith(
  visit: StaffVisit,
  errors: readonly FormError[],
): Promise<PageAnswer> {
  const { items } = await gather(visit, "list-data-categories", {}, { enough: MOST_CATEGORIES });
  const said: Text3 | undefined =
    visit.query.get("said") === "added" ? registerWords.added : undefined;
  return page(
    registerWords.categories,
    h(AdminCategoriesPage, {
      categories: items.map(({ code, name, identifier, biometric, sensitivity }) => ({
        ...{ code, name, identifier, biometric, sensitive: sensitivity === "sensitive" },
      })),
      ...{ said, errors },
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/admin/categories` */
export const showCategories = (visit: StaffVisit): Promise<PageAnswer> => categoriesWith(visit, []);

/** Adds a kind of data to the dictionary. */
export async function takeCategory(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const marks = ticked(form, "marks") ?? [];
  const word = (language: string): string => typed(form, `name_${language}`) ?? "";
  const added = await callOperation(visit, "create-data-category", {
    body: {
      code: typed(form, "code") ?? "",
      name: { kk: word("kk"), ru: word("ru"), en: word("en") },
      identifier: marks.includes("identifier"),
      biometric: marks.includes("biometric"),
      sensitivity: marks.includes("sensitive") ? "sensitive" : "ordinary",
    },
  });
  if (added.ok) return redirect(`${CATEGORIES}?said=added`);
  if (added.problem === "code-taken") {
    return categoriesWith(visit, [
      { field: "code", text: registerWords.codeTaken[visit.language] },
    ]);
  }
  return categoriesWith(visit, errorsOf(added, visit.language));
}
