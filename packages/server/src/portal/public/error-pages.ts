import type { Text3 } from "@kelisim/core";
import { ErrorPage, errorWords, type ErrorPageKind } from "@kelisim/web/pages";
import { h } from "preact";
import type { PageAnswer } from "../page-answer.ts";
import type { Visit } from "../visit.ts";

/** What can go wrong on the way to a page. */
export type ErrorKind = ErrorPageKind;

type Shown = Extract<PageAnswer, { readonly kind: "page" }>;

const STATUS: Readonly<Record<ErrorKind, number>> = {
  "not-found": 404,
  forbidden: 403,
  "session-ended": 401,
  "foreign-form": 403,
  "other-persona": 409,
  "bad-request": 400,
  fault: 500,
  unavailable: 503,
  "no-sign-in": 503,
};

/**
 * The page for an error: what happened, and what to do next.
 * @param text instead of the general words
 */
export const errorPage = (kind: ErrorKind, visit: Visit, text?: Text3): Shown => ({
  kind: "page",
  status: STATUS[kind],
  title: errorWords[kind].title,
  content: h(ErrorPage, { kind, text: text?.[visit.language] }),
});
