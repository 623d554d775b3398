import { SIGN_IN_WORDS, SignInPage, type SignInOutcome } from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../page-answer.ts";
import type { Visit } from "../visit.ts";
import { goalOf } from "./goal.ts";

const STATUS: Readonly<Record<SignInOutcome, number>> = {
  cancelled: 200,
  away: 503,
  expired: 400,
  failed: 502,
  "no-number": 403,
  "low-level": 403,
  "not-set-up": 503,
  "signed-out": 200,
  kept: 200,
};

/** Where a sign-in begins that is to end at a page of the portal. */
export const signInPath = (to: string): string => `/sign-in?to=${encodeURIComponent(to)}`;

/** Where a sign-in that came to nothing is told. */
export const problemPath = (outcome: SignInOutcome, to: string): string =>
  `/sign-in/problem?why=${outcome}&to=${encodeURIComponent(to)}`;

const isOutcome = (text: string): text is SignInOutcome => Object.hasOwn(SIGN_IN_WORDS, text);

/** `GET /sign-in/problem` */
export async function showProblem({ query }: Visit): Promise<PageAnswer> {
  const why = query.get("why") ?? "";
  return isOutcome(why) ? outcomePage(why, goalOf(query.get("to"))) : NOT_FOUND_PAGE;
}

/** Says what came of a sign-in. @param to where a new one would lead; none is offered without it */
export const outcomePage = (outcome: SignInOutcome, to?: string): PageAnswer =>
  page(
    SIGN_IN_WORDS[outcome].title,
    h(SignInPage, { outcome, retry: to === undefined ? undefined : signInPath(to) }),
    STATUS[outcome],
  );
