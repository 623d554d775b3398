import {
  answerRequest,
  IN_SESSION,
  refuse,
  type CommandResult,
  type ConsentId,
  type ConsentRequest,
  type Language,
  type Refused,
} from "@kelisim/core";
import { PROBLEMS } from "@kelisim/protocol";
import { consentPath, questionWords, type QuestionPageProps } from "@kelisim/web/pages";
import { registryOfLine } from "../../../routes/registry-of-line.ts";
import { NOT_FOUND_PAGE, redirect, type PageAnswer } from "../../page-answer.ts";
import type { Form, PersonVisit } from "../../visit.ts";
import type { ReceivedSignature } from "../../../signatures/receive-signature.ts";
import type { Statement } from "../../../signatures/statement.ts";
import { actingIn, confirmationBy, runPersonCommand, sessionProof } from "../run-person-command.ts";
import { ownRequest, type Own } from "./own-records.ts";
import { endedPage, endedState, questionPage, requestPath } from "./request-page.ts";
import { lineOfRequest } from "./shown-line.ts";
import { signingIn, signingPage } from "./signing.ts";

/** What the form of the consent screen says. */
type Said = {
  readonly answer: "grant" | "refuse";
  /** Those that she ticked, beside the ones that cannot be left out. */
  readonly optional: readonly string[];
  readonly shownIn: Language;
};

type Errors = QuestionPageProps["errors"];

const isLanguage = (text: string): text is Language =>
  text === "kk" || text === "ru" || text === "en";

/** Reads the form; what was shown must be what the request's hash covers. */
function saidIn(visit: PersonVisit, request: ConsentRequest, form: Form): Said | Errors {
  const { language } = visit;
  const answer = form.get("answer");
  const shownIn = form.get("shown_in") ?? "";
  const optional = form.getAll("category");
  if (answer !== "grant" && answer !== "refuse") {
    return [{ text: questionWords.noAnswer[language] }];
  }
  if (form.get("notice") !== request.notice.hash || !isLanguage(shownIn)) {
    return [{ text: questionWords.staleText[language] }];
  }
  if (optional.some((code) => !request.categories.includes(code))) {
    return [{ field: "category", text: questionWords.notListed[language] }];
  }
  return { answer, optional: answer === "grant" ? optional : [], shownIn };
}

const categoriesOf = (request: ConsentRequest, { optional }: Said): readonly string[] => [
  ...new Set([...request.requiredCategories, ...optional]),
];

/** What her session attests: the answer, and the very words before her eyes. */
const proofOf = (visit: PersonVisit, request: ConsentRequest, said: Said) =>
  sessionProof(visit, {
    do: "answer-consent-request",
    request_id: request.id,
    answer: said.answer,
    categories: said.answer === "grant" ? categoriesOf(request, said) : null,
    notice: { version: request.notice.version, sha256: request.notice.hash },
    shown_in: said.shownIn,
    matching_word: request.matchingWord,
  });

/** A refusal of core in words, where the request itself still waits. */
const asErrors = ({ code }: Refused, { language }: PersonVisit): Errors => {
  const { title, next } = PROBLEMS[code];
  return [{ text: `${title[language]}. ${next[language]}` }];
};

/** What she signs, where she wants to. */
const statementOf = (
  { actingFor }: PersonVisit,
  request: ConsentRequest,
  said: Said,
): Statement => {
  const frame = { request, language: said.shownIn, actingFor };
  return said.answer === "refuse"
    ? { act: "refuse", ...frame }
    : { act: "grant", ...frame, categories: categoriesOf(request, said) };
};

/** Signing as the step after the choice. */
async function askToSign(
  visit: PersonVisit,
  request: ConsentRequest,
  said: Said,
  fault: string | undefined,
): Promise<PageAnswer> {
  const line = await lineOfRequest(visit.shell.ctx.store.db, request);
  const given = categoriesOf(request, said);
  return signingPage(visit, statementOf(visit, request, said), {
    ...{ line, fault, backTo: requestPath(request) },
    categories: [...line.required, ...line.optional].filter(({ code }) => given.includes(code)),
    fields: [
      ["answer", said.answer],
      ["notice", request.notice.hash],
      ["shown_in", said.shownIn],
      ...said.optional.map((code) => ["category", code] as const),
    ],
  });
}

async function take(
  visit: PersonVisit,
  request: ConsentRequest,
  said: Said,
  signature: ReceivedSignature | undefined,
) {
  const { ctx } = visit.shell;
  const { id: requestId } = request;
  const consentId: ConsentId = ctx.ids.next("con");
  const proof = signature ?? proofOf(visit, request, said);
  return runPersonCommand<ConsentId | null>(
    visit,
    async (state, tx): Promise<CommandResult<ConsentId | null>> => {
      // Erased in between: nothing of hers is left to answer.
      if (!state.requests.has(requestId)) return refuse("person-erased");
      const { purpose, object } = await registryOfLine(tx, request);
      const given = {
        ...{ requestId, consentId },
        answer: said.answer,
        categories: categoriesOf(request, said),
        confirmation: confirmationBy(proof),
        service: ctx.store.kind,
        by: IN_SESSION,
        acting: actingIn(visit),
        shownIn: said.shownIn,
        sealed: {},
      } as const;
      return answerRequest(state, given, purpose, object, visit.now);
    },
    proof,
  );
}

/** The page for an answer that was not taken: how the request ended, or what is wrong. */
async function notTaken(visit: PersonVisit, refused: Refused): Promise<PageAnswer> {
  const found = await ownRequest(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const ended = await endedState(visit, found.record);
  return ended === undefined
    ? questionPage(visit, found, asErrors(refused, visit))
    : endedPage(visit, found.record, ended, true);
}

/** What was said before is not said again: the page tells how it ended. */
async function answerOpen(visit: PersonVisit, found: Own<ConsentRequest>, form: Form) {
  const { record: request } = found;
  const said = saidIn(visit, request, form);
  if (!("answer" in said)) return questionPage(visit, found, said);
  const signing = await signingIn(visit, form, statementOf(visit, request, said));
  if (signing.kind === "asked") return askToSign(visit, request, said, signing.fault);
  const signature = signing.kind === "signed" ? signing.signature : undefined;
  const done = await take(visit, request, said, signature);
  if (!done.ok) return notTaken(visit, done);
  return redirect(
    done.result === null ? requestPath(request) : `${consentPath(done.result)}?done=given`,
  );
}

/** `POST /me/requests/:id` @law 395/НҚ 6 part 1 @law 94-V 8(4) */
export async function takeAnswer(visit: PersonVisit, form: Form): Promise<PageAnswer> {
  const found = await ownRequest(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const ended = await endedState(visit, found.record);
  // A no can be said even where nobody can say yes any more.
  if (ended !== undefined && ended !== "closed") {
    return endedPage(visit, found.record, ended, true);
  }
  return answerOpen(visit, found, form);
}
