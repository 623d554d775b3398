import { parseIin, type Iin } from "@kelisim/core";
import type { OperationId } from "@kelisim/protocol";
import { objectsToChoose, partyByBin } from "@kelisim/store";
import { DeskPage, deskWords, type DeskPageProps, type DeskPerson } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { deskPerson } from "./desk-person.ts";
import { errorsOf, member, typed, type FormError } from "./form-fields.ts";

const MOST_OBJECTS = 500;

const CALLS = {
  objection: "file-objection",
  inquiry: "file-inquiry",
  correction: "file-correction",
  blocking: "file-blocking",
  destruction: "file-destruction",
  complaint: "file-complaint",
} as const satisfies Readonly<Record<string, OperationId>>;

const isKind = (text: string | undefined): text is keyof typeof CALLS =>
  text !== undefined && Object.hasOwn(CALLS, text);

async function deskPage(
  visit: StaffVisit,
  person?: DeskPerson,
  { errors = [], filed }: Partial<Pick<DeskPageProps, "errors" | "filed">> = {},
): Promise<PageAnswer> {
  const { db } = visit.shell.ctx.store;
  const objects =
    person === undefined ? [] : await objectsToChoose(db, visit.persona.party.id, MOST_OBJECTS);
  return page(
    deskWords.title,
    h(DeskPage, {
      ...{ person, filed, errors },
      objects: objects.map(({ id, name }) => ({ id, name })),
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/desk` */
export const showDesk = (visit: StaffVisit): Promise<PageAnswer> => deskPage(visit);

const partyWords = ({ language }: StaffVisit): FormError => ({
  field: "party_id",
  text: deskWords.partyWrong[language],
});

/** Files what the person asks of a party. */
async function file(visit: StaffVisit, form: Form, iin: Iin): Promise<PageAnswer> {
  const person = await deskPerson(visit, iin);
  const kind = typed(form, "kind");
  const party = await partyByBin(visit.shell.ctx.store.db, typed(form, "party_id") ?? "");
  if (!isKind(kind) || party === undefined) {
    const { language } = visit;
    const errors = [
      ...(isKind(kind) ? [] : [{ field: "kind", text: deskWords.kindWrong[language] }]),
      ...(party === undefined ? [partyWords(visit)] : []),
    ];
    return deskPage(visit, person, { errors });
  }
  const takesObject = kind === "blocking" || kind === "correction" || kind === "destruction";
  const done = await callOperation(visit, CALLS[kind], {
    body: {
      data_subject: { iin: iin.digits },
      party_id: party.id,
      ...(takesObject ? member("object_id", typed(form, "object_id")) : {}),
      text: typed(form, "text") ?? "",
    },
  });
  return done.ok
    ? deskPage(visit, person, { filed: { dueOn: done.body.due_on } })
    : deskPage(visit, person, { errors: errorsOf(done, visit.language) });
}

/** Finds whoever is present by her number, which no address holds, or files a call of hers. */
export async function takeDesk(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const read = parseIin(typed(form, "iin") ?? "");
  if (!read.ok) {
    const text = deskWords.iinWrong[visit.language];
    return deskPage(visit, undefined, { errors: [{ field: "iin", text }] });
  }
  return form.get("act") === "file"
    ? file(visit, form, read.iin)
    : deskPage(visit, await deskPerson(visit, read.iin));
}
