import { legalDayOf, yearOf } from "@kelisim/core";
import { complaintYears } from "@kelisim/store";
import {
  figureNames,
  figureWords,
  OversightFigurePage,
  type FigureField,
  type FigureName,
  type FigurePageProps,
} from "@kelisim/web/pages";
import { h } from "preact";
import { page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { figureCsv, figureJson, rowsIn, type FigureFileFacts } from "./figures/figure-file.ts";
import { KINDS, kindWords } from "./figures/kind-words.ts";
import {
  FIELDS,
  LAST_DAYS,
  mostDays,
  PERSONS,
  questionPath,
  readQuestion,
  type Question,
} from "./figures/question.ts";
import { READ_FIGURE } from "./figures/read-figure.ts";
import { saidErrors, type FieldError } from "./figures/said.ts";
import { accessesIn } from "./figures/source.ts";
import { hashOf, isTooSlow, looked } from "./looked.ts";

const TOO_SLOW: FieldError = { field: "from", said: { text: figureWords.tooSlow } };

async function fieldsOf(
  { shell, now }: StaffVisit,
  figure: FigureName,
  { from, to, bin, kind, persons, year, filters }: Question,
): Promise<readonly FigureField[]> {
  const thisYear = yearOf(legalDayOf(now));
  const fields: FigureField[] = [];
  for (const field of FIELDS[figure]) {
    switch (field) {
      case "days":
        fields.push({ kind: "days", from, to, most: mostDays(figure) });
        break;
      case "last-days":
        fields.push({ kind: field, value: filters["days"] ?? "", options: LAST_DAYS });
        break;
      case "bin":
        fields.push({ kind: field, value: bin ?? "" });
        break;
      case "kind": {
        const options = KINDS[figure].map((value) => ({ value, label: kindWords(figure, value) }));
        fields.push({ kind: field, value: kind ?? "", options });
        break;
      }
      case "persons":
        fields.push({ kind: field, value: String(persons), options: PERSONS });
        break;
      case "year": {
        const years = new Set([thisYear, ...(await complaintYears(shell.ctx.store.db))]);
        fields.push({ kind: field, value: String(year), options: [...years] });
        break;
      }
    }
  }
  return fields;
}

/** Reads the figures of a question, as they are shown and as files. */
async function factsOf(
  { shell, now, language }: StaffVisit,
  figure: FigureName,
  question: Question,
): Promise<FigureFileFacts> {
  const { store } = shell.ctx;
  const read = await READ_FIGURE[figure]({ store, now, accesses: accessesIn(store) }, question);
  return { ...read, figure, filters: question.filters, language };
}

async function pageWith(
  visit: StaffVisit,
  figure: FigureName,
  question: Question,
  {
    errors,
    shown,
  }: { readonly errors: readonly FieldError[]; readonly shown?: FigurePageProps["shown"] },
): Promise<PageAnswer> {
  return page(
    figureNames[figure].title,
    h(OversightFigurePage, {
      ...{ figure, shown, filters: question.filters },
      fields: await fieldsOf(visit, figure, question),
      errors: saidErrors(errors, visit.language),
      service: visit.shell.ctx.store.kind,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** A look that took too long says how to ask for less. */
async function orTooSlow(
  visit: StaffVisit,
  figure: FigureName,
  question: Question,
  look: () => Promise<PageAnswer>,
): Promise<PageAnswer> {
  try {
    return await look();
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    return pageWith(visit, figure, question, { errors: [TOO_SLOW] });
  }
}

/** The page of a figure. */
export async function showFigure(figure: FigureName, visit: StaffVisit): Promise<PageAnswer> {
  const { errors, ...question } = readQuestion(figure, visit.query, visit.now, KINDS[figure]);
  if (errors.length > 0) return pageWith(visit, figure, question, { errors });
  const pathOf = (ending = ""): string => questionPath(`/oversight/${figure}${ending}`, question);
  return orTooSlow(visit, figure, question, () =>
    looked(visit, { page: pathOf() }, async () => {
      const facts = await factsOf(visit, figure, question);
      const [csv, json] = [figureCsv(facts), figureJson(facts)];
      const { tables, from, to } = facts;
      const shown = {
        ...{ tables, from, to },
        csv: { to: pathOf(".csv"), sha256: hashOf(csv) },
        json: { to: pathOf(".json"), sha256: hashOf(json) },
      };
      const answer = await pageWith(visit, figure, question, { errors: [], shown });
      return { rows: rowsIn(tables), bytes: json, answer };
    }),
  );
}

/** The filters come as a form, so that a number which is no BIN stands in no address. */
export async function askFigure(
  figure: FigureName,
  visit: StaffVisit,
  form: Form,
): Promise<PageAnswer> {
  const { errors, ...question } = readQuestion(figure, form, visit.now, KINDS[figure]);
  if (errors.length > 0) return pageWith(visit, figure, question, { errors });
  return redirect(questionPath(`/oversight/${figure}`, question));
}

const FILES = {
  csv: { type: "text/csv; charset=utf-8", make: figureCsv },
  json: { type: "application/json; charset=utf-8", make: figureJson },
} as const;

/** The figures of a page as a file; its hash is kept with the look. */
export async function downloadFigure(
  figure: FigureName,
  ending: keyof typeof FILES,
  visit: StaffVisit,
): Promise<PageAnswer> {
  const { errors, ...question } = readQuestion(figure, visit.query, visit.now, KINDS[figure]);
  if (errors.length > 0) return pageWith(visit, figure, question, { errors });
  const { type, make } = FILES[ending];
  return orTooSlow(visit, figure, question, () =>
    looked(visit, { page: questionPath(`/oversight/${figure}.${ending}`, question) }, async () => {
      const facts = await factsOf(visit, figure, question);
      const bytes = make(facts);
      const name = `kelisim-${figure}-${facts.to}.${ending}`;
      return {
        ...{ rows: rowsIn(facts.tables), bytes },
        answer: { kind: "file", type, name, bytes },
      };
    }),
  );
}
