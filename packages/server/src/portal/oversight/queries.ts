import { forgetQuery, saveQuery } from "@kelisim/store";
import { isFigureName } from "@kelisim/web/pages";
import { namesPerson } from "../names-person.ts";
import { NOT_FOUND_PAGE, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { KINDS } from "./figures/kind-words.ts";
import { readQuestion } from "./figures/question.ts";

const UUID = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/;
const LONGEST = 100;
const FIELD = "filter-";

const filtersIn = (form: Form): URLSearchParams =>
  new URLSearchParams(
    [...form].flatMap(([name, value]) =>
      name.startsWith(FIELD) ? [[name.slice(FIELD.length), value]] : [],
    ),
  );

/** Keeps a question under a name, or forgets one. */
export async function takeQuery(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const { shell, now, persona } = visit;
  const { db } = shell.ctx.store;
  const keyId = persona.key.id;
  const forget = form.get("forget");
  if (forget !== null) {
    if (UUID.test(forget)) await forgetQuery(db, keyId, forget);
    return redirect("/oversight");
  }
  const figure = form.get("page") ?? "";
  if (!isFigureName(figure)) return NOT_FOUND_PAGE;
  const name = (form.get("name") ?? "").trim().slice(0, LONGEST);
  if (name === "") return redirect("/oversight?said=unnamed");
  if (namesPerson(name)) return redirect("/oversight?said=person");
  const { filters } = readQuestion(figure, filtersIn(form), now, KINDS[figure]);
  const saved = await saveQuery(db, keyId, { name, page: figure, filters }, now);
  return redirect(`/oversight?said=${saved ? "kept" : "full"}`);
}
