import * as client from "openid-client";
import { compareInstants, instantOf, type Instant } from "@kelisim/core";
import type { Config } from "../../config.ts";
import type { Context } from "../../context.ts";

/** The settings that name a provider. */
export type ProviderSettings = Pick<
  Config,
  "oidcClientId" | "oidcClientSecret" | "oidcScope" | "oidcAllowHttp"
> & { readonly oidcIssuer: string };

/** A description that is older than this is asked for anew: providers exchange keys and addresses. */
const KEPT_MS = 3_600_000;
/** Nobody waits longer for a provider. */
const PATIENCE_SECONDS = 5;

/** What the provider says of how a client proves itself; the standard's own way where it says nothing. */
function clientProof(
  secret: string | undefined,
  methods: readonly string[] | undefined,
): client.ClientAuth {
  if (secret === undefined) return client.None();
  return methods === undefined || methods.includes("client_secret_basic")
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret);
}

/** The provider did not answer, or not with a description of itself. */
export class ProviderAwayError extends Error {
  override readonly name = "ProviderAwayError";
}

/** The OpenID provider of an installation: described by itself at first use, and again every hour. */
export class IdentityProvider {
  readonly #settings: ProviderSettings;
  #known: { readonly configuration: client.Configuration; readonly at: Instant } | undefined;

  constructor(settings: ProviderSettings) {
    this.#settings = settings;
  }

  /** @throws ProviderAwayError; the next call tries again */
  async configuration(now: Instant): Promise<client.Configuration> {
    const known = this.#known;
    if (known !== undefined && compareInstants(now, until(known.at)) < 0)
      return known.configuration;
    const configuration = await this.#discover().catch((error: unknown) => {
      throw new ProviderAwayError("the identity provider cannot be reached", { cause: error });
    });
    this.#known = { configuration, at: now };
    return configuration;
  }

  async #discover(): Promise<client.Configuration> {
    const {
      oidcIssuer,
      oidcClientId = "",
      oidcClientSecret: secret,
      oidcAllowHttp,
    } = this.#settings;
    const issuer = new URL(oidcIssuer);
    const setup = [client.enableNonRepudiationChecks];
    if (oidcAllowHttp && issuer.protocol === "http:") setup.push(client.allowInsecureRequests);
    const found = await client.discovery(issuer, oidcClientId, undefined, client.None(), {
      execute: setup,
      timeout: PATIENCE_SECONDS,
    });
    const server = found.serverMetadata();
    const proof = clientProof(secret, server.token_endpoint_auth_methods_supported);
    const configuration = new client.Configuration(server, oidcClientId, undefined, proof);
    configuration.timeout = PATIENCE_SECONDS;
    for (const set of setup) set(configuration);
    return configuration;
  }
}

const until = (at: Instant): Instant => instantOf(at.epochMilliseconds + KEPT_MS);

const PROVIDERS = new WeakMap<Context, IdentityProvider>();

/** The provider of a service; `undefined` where its settings name none. */
export function providerOf(ctx: Context): IdentityProvider | undefined {
  const { oidcIssuer, ...settings } = ctx.config;
  if (oidcIssuer === undefined) return undefined;
  const provider = PROVIDERS.get(ctx) ?? new IdentityProvider({ ...settings, oidcIssuer });
  PROVIDERS.set(ctx, provider);
  return provider;
}
