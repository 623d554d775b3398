import * as client from "openid-client";
import { redirect, type PageAnswer } from "../page-answer.ts";
import { hostCookie, setCookie } from "../session/cookies.ts";
import { closeSession, findSession } from "../session/sessions.ts";
import { isSecure, SESSION_COOKIE, sessionCookieOf } from "../visitor.ts";
import type { Visit } from "../visit.ts";
import { providerOf } from "./identity-provider.ts";
import { outcomePage } from "./outcome-page.ts";

const SIGNED_OUT = "/signed-out";

/**
 * Where the provider ends its own sign-in; `undefined` where it offers that not, or somewhere that our pages'
 * forms may not lead to. It is asked without the token: that would carry her number in an address.
 */
async function endAtProvider({ shell, now }: Visit): Promise<string | undefined> {
  const { ctx } = shell;
  const configuration = await providerOf(ctx)
    ?.configuration(now)
    .catch(() => undefined);
  const server = configuration?.serverMetadata();
  const end = server?.end_session_endpoint;
  if (configuration === undefined || end === undefined) return undefined;
  if (new URL(end).origin !== new URL(ctx.config.oidcIssuer ?? "").origin) return undefined;
  return client.buildEndSessionUrl(configuration, {
    post_logout_redirect_uri: `${shell.baseUrl()}${SIGNED_OUT}`,
  }).href;
}

/** Ends the session here, then at the provider. */
export async function signOut(visit: Visit): Promise<PageAnswer> {
  const { shell, now } = visit;
  const secure = isSecure(shell);
  const session = await findSession(shell.ctx, sessionCookieOf(visit), now);
  if (session.kind === "open") await closeSession(shell.ctx, session.session, now);
  const cookie = setCookie(hostCookie(SESSION_COOKIE, secure), "", { secure, maxAge: 0 });
  return redirect((await endAtProvider(visit)) ?? SIGNED_OUT, [cookie]);
}

export const signedOut = async (): Promise<PageAnswer> => outcomePage("signed-out", "/me");
