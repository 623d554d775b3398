import { parseIin, type Iin } from "@kelisim/core";
import type { Attestation } from "@kelisim/store";
import * as client from "openid-client";
import type { Config } from "../../config.ts";
import { cleanText } from "../form-body.ts";

/** Whom the provider recognised, or why that is not enough here. */
export type Recognised =
  | { readonly kind: "person"; readonly iin: Iin; readonly attestation: Attestation }
  | { readonly kind: "no-number" }
  | { readonly kind: "low-level" };

type Claims = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 300;

const textIn = (claims: Claims, name: string): string | undefined => {
  const value = claims[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** The name as one line; put together where the provider gives only its parts. */
function nameIn(claims: Claims, claim: string): string {
  const parts = [claims["family_name"], claims["given_name"]].filter(
    (part) => typeof part === "string",
  );
  const name = textIn(claims, claim) ?? parts.join(" ");
  return cleanText(name).replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_NAME);
}

/** What the token says; where it has no number, what the provider says when it is asked again. */
async function claimsOf(
  configuration: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  iinClaim: string,
): Promise<Claims> {
  const claims = tokens.claims();
  if (claims === undefined || textIn(claims, iinClaim) !== undefined) return { ...claims };
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
  const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return { ...more, ...claims };
}

/** Reads whom a provider's answer is about, and holds it against what this service wants. */
export async function recognise(
  config: Config,
  configuration: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
): Promise<Recognised> {
  const claims = await claimsOf(configuration, tokens, config.oidcIinClaim);
  const level = textIn(claims, config.oidcLevelClaim) ?? "";
  const { oidcLevels: enough } = config;
  if (enough.length > 0 && !enough.includes(level)) return { kind: "low-level" };
  const read = parseIin(textIn(claims, config.oidcIinClaim) ?? "");
  if (!read.ok) return { kind: "no-number" };
  return {
    kind: "person",
    iin: read.iin,
    attestation: {
      issuer: configuration.serverMetadata().issuer,
      name: nameIn(claims, config.oidcNameClaim),
      level,
      idToken: tokens.id_token ?? "",
    },
  };
}
