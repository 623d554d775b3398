import type { Language } from "@kelisim/core";
import { pickLanguage } from "@kelisim/protocol";
import type { FastifyRequest } from "fastify";
import type { Shell } from "../http/run-operation.ts";
import { cookiesOf, hostCookie } from "./session/cookies.ts";
import { personaOf } from "./session/personas.ts";
import { findSession, type FoundSession } from "./session/sessions.ts";
import type { Persona, Visit } from "./visit.ts";

export const SESSION_COOKIE = "kelisim-session";
export const LANGUAGE_COOKIE = "kelisim-language";

const isLanguage = (text: string | undefined): text is Language =>
  text === "kk" || text === "ru" || text === "en";

/** Whether people reach the service by https: cookies follow it. */
export const isSecure = (shell: Shell): boolean => shell.baseUrl().startsWith("https:");

/** What a request brings along: who it is, as whom, in which language. */
export type Visitor = {
  readonly visit: Visit;
  readonly session: FoundSession;
  /** Only in an open session. */
  readonly persona: Persona | undefined;
};

/** The language that was chosen, else that of the browser; Kazakh unless it says Russian or English first. */
export function languageFor(request: FastifyRequest): Language {
  const chosen = cookiesOf(request.headers.cookie).get(LANGUAGE_COOKIE);
  return isLanguage(chosen) ? chosen : pickLanguage(request.headers["accept-language"]);
}

/** A visit of nobody in particular, for pages that look nothing up. */
export function anyVisit(shell: Shell, request: FastifyRequest): Visit {
  const url = new URL(request.raw.url ?? "/", "http://portal.invalid");
  return {
    shell,
    language: languageFor(request),
    now: shell.ctx.clock.now(),
    path: url.pathname,
    params: request.params as Readonly<Record<string, string>>,
    query: url.searchParams,
    cookies: cookiesOf(request.headers.cookie),
    requestId: request.id,
  };
}

/** The cookie of a session, where one was sent. */
export const sessionCookieOf = ({ shell, cookies }: Visit): string | undefined =>
  cookies.get(hostCookie(SESSION_COOKIE, isSecure(shell)));

/** Finds out who comes. */
export async function visitorOf(shell: Shell, request: FastifyRequest): Promise<Visitor> {
  const visit = anyVisit(shell, request);
  const session = await findSession(shell.ctx, sessionCookieOf(visit), visit.now);
  if (session.kind !== "open") return { visit, session, persona: undefined };
  const { signedIn } = session;
  const persona = await personaOf(shell.ctx, signedIn, session.session.personaId, visit.now);
  return { visit, session, persona };
}
