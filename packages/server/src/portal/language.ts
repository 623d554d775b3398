import type { Language } from "@kelisim/core";
import { keepFor } from "./kept-input.ts";
import { redirect, type PageAnswer } from "./page-answer.ts";
import { forAnyone, type PortalRoute } from "./portal-route.ts";
import { setCookie } from "./session/cookies.ts";
import { findSession } from "./session/sessions.ts";
import { localPath } from "./local-path.ts";
import { isSecure, LANGUAGE_COOKIE, sessionCookieOf } from "./visitor.ts";
import type { Form, Visit } from "./visit.ts";

const YEAR_SECONDS = 365 * 86_400;
const LANGUAGES: readonly string[] = ["kk", "ru", "en"] satisfies readonly Language[];

/** Changes the language and comes back to the same page, with what was typed in it. */
async function chooseLanguage(visit: Visit, form: Form): Promise<PageAnswer> {
  const language = form.get("language") ?? "";
  // A button of another form brings the way back in its own address.
  const to = localPath(visit.query.get("to") ?? form.get("to"));
  if (!LANGUAGES.includes(language)) return redirect(to);
  const { shell, now } = visit;
  const session = await findSession(shell.ctx, sessionCookieOf(visit), now);
  const signedIn = session.kind === "open" ? session.signedIn : undefined;
  const here = signedIn === undefined ? to : await keepFor({ visit, signedIn }, to, form);
  const cookie = setCookie(LANGUAGE_COOKIE, language, {
    secure: isSecure(shell),
    maxAge: YEAR_SECONDS,
  });
  return redirect(here, [cookie]);
}

export const LANGUAGE_ROUTES: readonly PortalRoute[] = [
  forAnyone({ path: "/language", post: chooseLanguage }),
];
