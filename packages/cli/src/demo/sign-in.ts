import { randomBytes } from "node:crypto";
import type { Config } from "@kelisim/server";
import { startDemoIdentity } from "@kelisim/demo-identity";
import { configFrom } from "../service/environment.ts";
import { demoIdentities } from "./identities.ts";

const CLIENT_ID = "kelisim-demo";

type SignInSettings = Pick<
  Config,
  | `oidc${"Issuer" | "ClientId" | "ClientSecret" | "Scope" | "AllowHttp" | "Levels"}`
  | `oidc${"Iin" | "Name" | "Level"}Claim`
  | "sessionIdleSeconds"
  | "sessionSeconds"
>;

/** What the surroundings say about signing in, which wins over the demo's own provider. */
const isSignIn = (name: string): boolean => /^KELISIM_(OIDC|SESSION)_/.test(name);

/** @throws CliFailure naming every wrong variable */
export function chosenSignIn(env: Readonly<Record<string, string | undefined>>): SignInSettings {
  const config = configFrom(
    Object.fromEntries(Object.entries(env).filter(([name]) => isSignIn(name))),
  );
  return {
    oidcIssuer: config.oidcIssuer,
    oidcClientId: config.oidcClientId,
    oidcClientSecret: config.oidcClientSecret,
    oidcScope: config.oidcScope,
    oidcAllowHttp: config.oidcAllowHttp,
    oidcLevels: config.oidcLevels,
    oidcIinClaim: config.oidcIinClaim,
    oidcNameClaim: config.oidcNameClaim,
    oidcLevelClaim: config.oidcLevelClaim,
    sessionIdleSeconds: config.sessionIdleSeconds,
    sessionSeconds: config.sessionSeconds,
  };
}

/** Who recognises people in the demo. */
export type DemoSignIn = {
  readonly settings: SignInSettings;
  /** Where the provider is. */
  readonly issuer: string;
  close(): Promise<void>;
};

/**
 * Starts the demo's own provider of identities on a free port, unless another one is named.
 * @param portalUrl where the portal listens, once it does
 */
export async function startSignIn(
  chosen: SignInSettings,
  portalUrl: () => string,
): Promise<DemoSignIn> {
  if (chosen.oidcIssuer !== undefined) {
    return { settings: chosen, issuer: chosen.oidcIssuer, close: async () => undefined };
  }
  const clientSecret = randomBytes(32).toString("base64url");
  const identity = await startDemoIdentity({
    ...{ people: demoIdentities(), clientId: CLIENT_ID, clientSecret },
    ...{ port: 0, host: "127.0.0.1" },
    redirectUris: () => [`${portalUrl()}/sign-in/callback`],
  });
  const { issuer } = identity;
  const own = { oidcIssuer: issuer, oidcClientId: CLIENT_ID, oidcClientSecret: clientSecret };
  const settings = { ...chosen, ...own, oidcAllowHttp: true };
  return { settings, issuer, close: () => identity.close() };
}
