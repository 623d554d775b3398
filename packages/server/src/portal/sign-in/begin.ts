import * as client from "openid-client";
import type { Config } from "../../config.ts";
import { redirect, type PageAnswer } from "../page-answer.ts";
import { isSecure } from "../visitor.ts";
import type { Visit } from "../visit.ts";
import { goalOf } from "./goal.ts";
import { ProviderAwayError, providerOf } from "./identity-provider.ts";
import { outcomePage } from "./outcome-page.ts";
import { ticketCookie } from "./sign-in-ticket.ts";

/** Where the provider sends people back to; registered there. */
export const callbackUrl = ({ shell }: Visit): string => `${shell.baseUrl()}/sign-in/callback`;

/** So that a provider asks for enough at once, where the standard's own claim tells the level. */
const wantedLevels = ({ oidcLevelClaim, oidcLevels }: Config): Readonly<Record<string, string>> =>
  oidcLevelClaim === "acr" && oidcLevels.length > 0 ? { acr_values: oidcLevels.join(" ") } : {};

/** Sends somebody to the provider. */
export async function beginSignIn(visit: Visit): Promise<PageAnswer> {
  const { shell, now, language } = visit;
  const { ctx } = shell;
  const to = goalOf(visit.query.get("to"));
  const provider = providerOf(ctx);
  if (provider === undefined) return outcomePage("not-set-up");
  try {
    const configuration = await provider.configuration(now);
    const verifier = client.randomPKCECodeVerifier();
    const ticket = {
      ...{ state: client.randomState(), nonce: client.randomNonce(), verifier },
      ...{ to, begunAt: now },
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: callbackUrl(visit),
      scope: ctx.config.oidcScope,
      state: ticket.state,
      nonce: ticket.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      ui_locales: language,
      ...wantedLevels(ctx.config),
    });
    return redirect(url.href, [ticketCookie(ctx.store.sealer, ticket, isSecure(shell))]);
  } catch (error) {
    if (error instanceof ProviderAwayError) return outcomePage("away", to);
    throw error;
  }
}
