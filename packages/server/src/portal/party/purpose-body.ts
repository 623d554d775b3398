import { LANGUAGES, type PartyId } from "@kelisim/core";
import { partyByBin } from "@kelisim/store";
import {
  editorWords,
  roughDays,
  templateById,
  translator,
  type EditedTerm,
  type PurposeTemplate,
} from "@kelisim/web/pages";
import type { Form, StaffVisit } from "../visit.ts";
import { member, ticked, typed, type FormError } from "./form-fields.ts";

const text3In = (form: Form, name: string): object => ({
  kk: typed(form, `${name}_kk`) ?? "",
  ru: typed(form, `${name}_ru`) ?? "",
  en: typed(form, `${name}_en`) ?? "",
});

const hasAny = (form: Form, names: readonly string[]): boolean =>
  names.some((name) => typed(form, name) !== undefined);

/** Items that were typed with commas or in lines of their own. */
export const listed = (text: string | undefined): readonly string[] =>
  (text ?? "").split(/[\s,;]+/).filter((item) => item !== "");

/** The recipients that a form names by their numbers, and the numbers that nobody has. */
export async function recipientsIn(
  { shell }: StaffVisit,
  form: Form,
): Promise<{ readonly ids: readonly PartyId[]; readonly unknown: readonly string[] }> {
  const ids: PartyId[] = [];
  const unknown: string[] = [];
  for (const bin of new Set(listed(typed(form, "recipients")))) {
    const party = await partyByBin(shell.ctx.store.db, bin);
    if (party === undefined) unknown.push(bin);
    else ids.push(party.id);
  }
  return { ids, unknown };
}

const COUNT = /^[1-9]\d{0,3}$/;

function termIn(form: Form): EditedTerm | undefined {
  const count = typed(form, "term_count");
  const unit = typed(form, "term_unit");
  if (count === undefined || !COUNT.test(count)) return undefined;
  if (unit !== "D" && unit !== "M" && unit !== "Y") return undefined;
  return { count: Number(count), unit };
}

const AUTOMATED = ["procedure", "consequences", "protection"] as const;
const AUTOMATED_FIELDS = AUTOMATED.flatMap((part) =>
  LANGUAGES.map((language) => `automated_${part}_${language}`),
);
const ANSWERS: Readonly<Record<string, boolean>> = { yes: true, no: false };

function automatedIn(form: Form): object | undefined {
  const affects = ANSWERS[form.get("automated_affects_rights") ?? ""];
  if (affects === undefined && !hasAny(form, AUTOMATED_FIELDS)) return undefined;
  return {
    ...member("affects_rights", affects),
    ...Object.fromEntries(AUTOMATED.map((part) => [part, text3In(form, `automated_${part}`)])),
  };
}

function groundIn(form: Form): object | undefined {
  const code = typed(form, "legal_ground_code");
  if (code === undefined) return undefined;
  return {
    code,
    ...member("act", typed(form, "legal_ground_act")),
    ...member("article", typed(form, "legal_ground_article")),
    ...member("level", typed(form, "legal_ground_level")),
    ...member("reference", typed(form, "legal_ground_reference")),
  };
}

/** Categories and actions, as `create-purpose` and `revise-purpose` take them. */
export const scopeIn = (form: Form): object => ({
  categories: {
    required: ticked(form, "categories_required") ?? [],
    optional: ticked(form, "categories_optional") ?? [],
  },
  actions: ticked(form, "actions") ?? [],
});

/** The body of `create-purpose` as the editor says it. */
export function purposeBody(form: Form, partyId: PartyId, recipients: readonly PartyId[]): object {
  const term = termIn(form);
  const half = typed(form, "term_count") ?? typed(form, "term_unit");
  const criteria = typed(form, "targeting_criteria");
  return {
    code: typed(form, "code") ?? "",
    name: text3In(form, "name"),
    description: text3In(form, "description"),
    party_id: partyId,
    object_ids: ticked(form, "object_ids") ?? [],
    ...scopeIn(form),
    ...member("ends", typed(form, "ends")),
    // A number without its unit is a term that the contract refuses, at its field.
    ...member("max_term", term === undefined ? half : `P${term.count}${term.unit}`),
    recipients,
    cross_border: listed(typed(form, "cross_border")),
    published: form.get("published") === "yes",
    ...member("source", typed(form, "source")),
    ...member("targeting", criteria === undefined ? undefined : { criteria }),
    ...member("place", typed(form, "place")),
    ...member("automated", automatedIn(form)),
    ...member("legal_ground", groundIn(form)),
  };
}

/** What goes beyond the template that was chosen, at its fields. */
export function aboveTemplate(
  form: Form,
  { language }: StaffVisit,
  names: ReadonlyMap<string, string>,
): readonly FormError[] {
  const template = templateById(typed(form, "template"));
  if (template === undefined) return [];
  const t = translator(language);
  const most = new Set<string>([...template.required, ...template.optional]);
  const over = (field: string, allowed: ReadonlySet<string>): FormError[] => {
    const list = (ticked(form, field) ?? []).filter((code) => !allowed.has(code));
    const shown = list.map((code) => names.get(code) ?? code).join(", ");
    return list.length === 0
      ? []
      : [{ field, text: t(editorWords.aboveTemplate, { list: shown }) }];
  };
  return [
    ...over("categories_required", most),
    ...over("categories_optional", most),
    ...over("actions", new Set<string>(template.actions)),
    ...termAbove(form, template, t(editorWords.termAbove)),
  ];
}

function termAbove(form: Form, template: PurposeTemplate, text: string): readonly FormError[] {
  const term = termIn(form);
  const isAbove = term !== undefined && roughDays(term) > roughDays(template.term);
  return isAbove ? [{ field: "term_count", text }] : [];
}
