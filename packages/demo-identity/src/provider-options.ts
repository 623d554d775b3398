import { generateKeyPairSync, randomBytes } from "node:crypto";
import { interactionPolicy, type Payload, type StepContext } from "oidc-provider";
import { Memory } from "./memory-adapter.ts";
import { failurePage } from "./pages/failure-page.ts";
import { DEFAULT_LEVEL, type DemoIdentity } from "./people.ts";

/** The one client: the service that is tried. */
export type DemoClient = {
  readonly id: string;
  readonly secret: string;
  /** Asked at each sign-in, as the service may be told its own port after this provider. */
  readonly redirectUris: () => readonly string[];
};

export const SCOPE = "openid profile";
const MINUTES = 60;
const HOUR = 60 * MINUTES;
/** Longer than a session of the portal, whatever clock a test gives it. */
const DAY = 24 * HOUR;

const clientMetadata = ({ id, secret, redirectUris }: DemoClient): Payload => ({
  client_id: id,
  client_secret: secret,
  redirect_uris: redirectUris(),
  post_logout_redirect_uris: [
    ...new Set(redirectUris().map((uri) => new URL("/signed-out", uri).href)),
  ],
  response_types: ["code"],
  grant_types: ["authorization_code"],
  id_token_signed_response_alg: "ES256",
});

/** A demo asks each time, so that whoever signed out may come back as somebody else. */
function alwaysAsk() {
  const { Check } = interactionPolicy;
  const policy = interactionPolicy.base();
  policy
    .get("login")
    .checks.add(
      new Check("always_asked", "whom to sign in is asked each time", ({ oidc }) =>
        oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

/** The client is the service itself: nobody is asked whether it may have her name. */
async function grantAll({ oidc }: StepContext) {
  const { clientId } = oidc.client;
  const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
}

/** Leaves without a question: where to was checked before. */
async function signOut(ctx: StepContext): Promise<void> {
  const { postLogoutRedirectUri: back, state } = ctx.oidc.session.state ?? {};
  await ctx.oidc.session.destroy();
  if (back === undefined) {
    ctx.body = failurePage("kk", "signed-out");
    return;
  }
  const to = new URL(back);
  if (state !== undefined) to.searchParams.set("state", state);
  ctx.status = 303;
  ctx.redirect(to.href);
}

/** How the provider is set up. Its keys are new at each start. */
export function providerOptions(
  client: DemoClient,
  personOf: (sub: string) => DemoIdentity | undefined,
  onlyUserInfo: boolean,
): Readonly<Record<string, unknown>> {
  const memory = new Memory();
  const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const cookie = { sameSite: "lax", httpOnly: true, signed: true };
  return {
    adapter: (kind: string) =>
      memory.adapter(kind, (id) =>
        kind === "Client" && id === client.id ? clientMetadata(client) : undefined,
      ),
    jwks: { keys: [{ ...key.export({ format: "jwk" }), use: "sig", alg: "ES256" }] },
    cookies: {
      keys: [randomBytes(32).toString("base64url")],
      // Ports do not part cookies: these stand beside the portal's own.
      names: { session: "_demo_session", interaction: "_demo_ask", resume: "_demo_resume" },
      long: cookie,
      short: cookie,
    },
    scopes: SCOPE.split(" "),
    claims: { openid: ["sub", "acr"], profile: ["name", "iin"] },
    // Who signed in stands in the signed token itself, if it may: the service keeps it as evidence.
    conformIdTokenClaims: onlyUserInfo,
    findAccount: (_ctx: unknown, sub: string) => {
      const person = personOf(sub);
      if (person === undefined) return undefined;
      const { iin, name, level = DEFAULT_LEVEL } = person;
      return { accountId: sub, claims: async () => ({ sub, iin, name, acr: level }) };
    },
    loadExistingGrant: grantAll,
    interactions: {
      policy: alwaysAsk(),
      url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}`,
    },
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: signOut,
        postLogoutSuccessSource: signOut,
      },
    },
    renderError: async (ctx: StepContext) => {
      ctx.type = "html";
      ctx.body = failurePage(ctx.oidc.params?.["ui_locales"], "failed");
    },
    ttl: {
      AccessToken: 10 * MINUTES,
      AuthorizationCode: MINUTES,
      IdToken: DAY,
      Interaction: HOUR,
      Session: DAY,
      Grant: DAY,
    },
  };
}
