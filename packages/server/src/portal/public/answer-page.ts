import { parseId } from "@kelisim/core";
import { AnswerPage, answerWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../page-answer.ts";
import type { Visit } from "../visit.ts";

/** Where an id that is none leads: a path that is nobody's. */
const NO_REQUEST = `req_${"0".repeat(32)}`;

/**
 * `GET /answer/:id`: the page behind `answer_url`. It looks nothing up, so it says the same for every id; who the
 * request is put to is found out after the sign-in.
 */
export async function showAnswer({ params }: Visit): Promise<PageAnswer> {
  const id = parseId("req", params["id"] ?? "") ?? NO_REQUEST;
  const goal = encodeURIComponent(`/me/requests/${id}`);
  return page(answerWords.title, h(AnswerPage, { signInPath: `/sign-in?to=${goal}` }));
}
