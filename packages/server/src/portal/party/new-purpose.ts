import { editorWords, NewPurposePage, templateById, translator } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { editorChoices, type EditorChoices } from "./editor-choices.ts";
import { errorsOf, typed, type FormError } from "./form-fields.ts";
import { aboveTemplate, purposeBody, recipientsIn } from "./purpose-body.ts";

/** Members of the body that stand in fields of another name. */
const FIELDS = {
  max_term: "term_count",
  legal_ground: "legal_ground_code",
  automated: "automated_affects_rights",
} as const;

const editor = (
  { persona }: StaffVisit,
  choices: EditorChoices,
  template: string | undefined,
  errors: readonly FormError[] = [],
): PageAnswer =>
  page(
    editorWords.title,
    h(NewPurposePage, {
      ...choices,
      template: templateById(template),
      party: { name: persona.party.name, bin: persona.party.bin },
      errors,
    }),
    errors.length === 0 ? 200 : 422,
  );

/** `/party/purposes/new?template=…` */
export const showNewPurpose = async (visit: StaffVisit): Promise<PageAnswer> =>
  editor(visit, await editorChoices(visit), visit.query.get("template") ?? undefined);

/** Registers the purpose; or draws the preview only, for browsers without JavaScript. */
export async function takeNewPurpose(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const choices = await editorChoices(visit);
  const template = typed(form, "template");
  if (form.get("act") === "preview") return editor(visit, choices, template);
  const { language, persona } = visit;
  const names = new Map(choices.categories.map(({ code, name }) => [code, name[language]]));
  const { ids, unknown } = await recipientsIn(visit, form);
  const errors = [
    ...aboveTemplate(form, visit, names),
    ...(unknown.length === 0
      ? []
      : [
          {
            field: "recipients",
            text: translator(language)(editorWords.unknownBins, { list: unknown.join(", ") }),
          },
        ]),
  ];
  if (errors.length > 0) return editor(visit, choices, template, errors);
  const done = await callOperation(visit, "create-purpose", {
    body: purposeBody(form, persona.party.id, ids),
  });
  return done.ok
    ? redirect(`/party/purposes/${done.body.id}?created`)
    : editor(visit, choices, template, errorsOf(done, language, FIELDS));
}
