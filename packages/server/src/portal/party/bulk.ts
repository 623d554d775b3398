import { parseId } from "@kelisim/core";
import {
  OPERATION_SCHEMAS,
  problemError,
  validationErrors,
  type CreateConsentRequestBody,
} from "@kelisim/protocol";
import { bulkRequestsOf, startBulkRequest, type BulkRequest } from "@kelisim/store";
import { BulkPage, bulkWords, translator, type BulkState } from "@kelisim/web/pages";
import { h } from "preact";
import { requestCheck } from "../../http/validate.ts";
import { faultOfQuestion } from "../../routes/ask-consent.ts";
import { page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { bulkLines, MOST_LINES } from "./bulk-lines.ts";
import { errorsOf, type FormError } from "./form-fields.ts";
import { purposesNamed, UNKNOWN } from "./names.ts";
import { askable, questionBody } from "./question-form.ts";

const SHOWN = 50;

export const stateOf = ({ endedAt, stopped }: BulkRequest): BulkState =>
  endedAt !== undefined ? "ended" : stopped === undefined ? "running" : "stopped";

export const purposeIdOf = ({ body }: BulkRequest) => parseId("pur", String(body["purpose_id"]));

async function bulkPage(visit: StaffVisit, errors: readonly FormError[] = []): Promise<PageAnswer> {
  const lists = await bulkRequestsOf(visit.shell.ctx.store.db, visit.persona.party.id, SHOWN);
  const names = await purposesNamed(
    visit,
    lists.flatMap((bulk) => purposeIdOf(bulk) ?? []),
  );
  return page(
    bulkWords.title,
    h(BulkPage, {
      ...(await askable(visit)),
      lists: lists.map((bulk) => {
        const purposeId = purposeIdOf(bulk);
        return {
          ...{ id: bulk.id, startedAt: bulk.startedAt, lineCount: bulk.lineCount },
          purpose: (purposeId && names.get(purposeId)?.name) ?? UNKNOWN,
          state: stateOf(bulk),
        };
      }),
      most: MOST_LINES,
      errors,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/bulk` */
export const showBulk = (visit: StaffVisit): Promise<PageAnswer> => bulkPage(visit);

const CHECK = requestCheck(OPERATION_SCHEMAS["create-consent-request"]);

/** What is wrong with the question itself, by the same checks as of one that is put to one person. */
async function faultsOfQuestion(
  { shell, persona, signedIn, now, language }: StaffVisit,
  question: Readonly<Record<string, unknown>>,
): Promise<readonly FormError[]> {
  // A number that is right stands in the place of all others: nobody is looked up by it.
  const body = { ...question, data_subject: { iin: signedIn.iin.digits } };
  const checked = CHECK({ params: {}, query: {}, body });
  if (checked.kind === "faults") {
    const errors = validationErrors(checked.errors, language);
    return errorsOf({ problem: "invalid-request", errors }, language);
  }
  const { key, party } = persona;
  const fault = await faultOfQuestion({
    ...{ ctx: shell.ctx, caller: { key, party }, now },
    body: body as unknown as CreateConsentRequestBody,
  });
  if (fault === undefined) return [];
  const errors = (fault.faults ?? []).map(({ pointer, code }) =>
    problemError(pointer, code, language),
  );
  return errorsOf({ problem: fault.problem, errors }, language);
}

/** Takes a list; its people are asked by a job. */
export async function takeBulk(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const { language, persona, now } = visit;
  const t = translator(language);
  const body = questionBody(form, await askable(visit));
  const lines = bulkLines(form.get("numbers") ?? "");
  const listErrors =
    lines.length === 0
      ? [{ field: "numbers", text: t(bulkWords.empty) }]
      : lines.length > MOST_LINES
        ? [{ field: "numbers", text: t(bulkWords.tooMany, { n: MOST_LINES }) }]
        : [];
  const errors = [...listErrors, ...(await faultsOfQuestion(visit, body))];
  if (errors.length > 0) return bulkPage(visit, errors);
  const id = await startBulkRequest(visit.shell.ctx.store, {
    partyId: persona.party.id,
    keyId: persona.key.id,
    ...{ body, lines, at: now },
  });
  return redirect(`/party/bulk/${id}`);
}
