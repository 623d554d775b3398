import type { Iin } from "@kelisim/core";
import { findSubject, rolesOf, type PortalSession } from "@kelisim/store";
import type { SignInOutcome } from "@kelisim/web/pages";
import * as client from "openid-client";
import { redirect, type PageAnswer } from "../page-answer.ts";
import { hostCookie, setCookie } from "../session/cookies.ts";
import { closeSession, findSession, openSession } from "../session/sessions.ts";
import { isSecure, SESSION_COOKIE, sessionCookieOf } from "../visitor.ts";
import type { Visit } from "../visit.ts";
import { callbackUrl } from "./begin.ts";
import { HOME } from "./goal.ts";
import { ProviderAwayError, providerOf } from "./identity-provider.ts";
import { problemPath } from "./outcome-page.ts";
import { recognise, type Recognised } from "./recognised.ts";
import { noTicketCookie, openTicket, type SignInTicket } from "./sign-in-ticket.ts";

/** Whether an error tells that the provider did not answer, rather than that its answer was wrong. */
const isAway = (error: unknown): boolean =>
  error instanceof ProviderAwayError ||
  (error instanceof client.ClientError &&
    (error.code === "OAUTH_TIMEOUT" || error.cause instanceof TypeError)) ||
  (error instanceof TypeError && error.message === "fetch failed") ||
  (error instanceof client.ResponseBodyError && error.status >= 500);

/** Exchanges the code for tokens, with all checks, and reads whom they are about. */
async function recognisedBy(
  visit: Visit,
  { state, nonce, verifier }: SignInTicket,
): Promise<Recognised | "away" | "failed"> {
  const { shell, now } = visit;
  const { config } = shell.ctx;
  try {
    const configuration = await providerOf(shell.ctx)?.configuration(now);
    if (configuration === undefined) return "failed";
    const url = new URL(callbackUrl(visit));
    url.search = String(visit.query);
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    return await recognise(config, configuration, tokens);
  } catch (error) {
    if (isAway(error)) return "away";
    if (error instanceof client.ClientError || error instanceof client.ResponseBodyError) {
      return "failed";
    }
    if (error instanceof client.AuthorizationResponseError) return "failed";
    // Refused to say more about her.
    if (error instanceof client.WWWAuthenticateChallengeError) return "failed";
    throw error;
  }
}

/** The session that this browser has already. */
async function standingSession(visit: Visit): Promise<PortalSession | undefined> {
  const found = await findSession(visit.shell.ctx, sessionCookieOf(visit), visit.now);
  return found.kind === "open" ? found.session : undefined;
}

/** To a page of its own, so that state and code stand in the address of none that is read. */
const problem = (outcome: SignInOutcome, to: string, secure: boolean): PageAnswer =>
  redirect(problemPath(outcome, to), [noTicketCookie(secure)]);

/** Whoever may act for a party too, and did not come for a page of hers, is asked for whom she came. */
async function landing({ shell }: Visit, iin: Iin, to: string): Promise<string> {
  if (to !== HOME) return to;
  const { db, ring } = shell.ctx.store;
  const subjectId = await findSubject(db, ring, iin);
  const roles = subjectId === undefined ? [] : await rolesOf(db, ring, subjectId);
  return roles.length === 0 ? to : "/persona";
}

/** Takes the provider's answer. A session begins with a secret that nobody had before. */
export async function finishSignIn(visit: Visit): Promise<PageAnswer> {
  const { shell, now, query } = visit;
  const { ctx } = shell;
  const secure = isSecure(shell);
  const ticket = openTicket(ctx.store.sealer, visit.cookies, { secure, now });
  const standing = await standingSession(visit);
  if (ticket === undefined || query.get("state") !== ticket.state) {
    // Whoever goes back to this address after her sign-in is in already.
    return standing === undefined ? problem("expired", ticket?.to ?? HOME, secure) : redirect(HOME);
  }
  const { to } = ticket;
  if (query.get("error") === "access_denied") return problem("cancelled", to, secure);
  const recognised = await recognisedBy(visit, ticket);
  if (typeof recognised === "string") return problem(recognised, to, secure);
  if (recognised.kind !== "person") return problem(recognised.kind, to, secure);
  const { iin, attestation } = recognised;
  // A new sign-in never goes on in an old session.
  if (standing !== undefined) await closeSession(ctx, standing, now);
  const session = await openSession(ctx, { iin }, attestation, now);
  return redirect(await landing(visit, iin, to), [
    setCookie(hostCookie(SESSION_COOKIE, secure), session, { secure }),
    noTicketCookie(secure),
  ]);
}
