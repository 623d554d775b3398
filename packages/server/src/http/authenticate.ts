import { timingSafeEqual } from "node:crypto";
import {
  compareInstants,
  type ApiKeyId,
  type Instant,
  type Party,
  type PartyId,
  type Text3,
} from "@kelisim/core";
import type { Scope } from "@kelisim/protocol";
import type { ApiKey } from "@kelisim/store";
import { hashApiKeySecret, parseApiKey } from "./api-key-secret.ts";
import type { Caller } from "./operation.ts";
import { thenSoon, type Soon } from "./soon.ts";

/** Where keys and parties are read: the store, or the cache of the registry. */
export type KeySource = {
  apiKey(id: ApiKeyId): Soon<ApiKey | undefined>;
  party(id: PartyId): Soon<Party | undefined>;
};

/** `keyId` and `partyId` are there once the secret is proven. */
export type Authentication =
  | { readonly kind: "caller"; readonly caller: Caller }
  | {
      readonly kind: "refused";
      readonly code: "unauthenticated" | "key-expired";
      readonly keyId?: ApiKeyId;
      readonly partyId?: PartyId;
    };

const BEARER = /^bearer +(\S+) *$/i;
const UNKNOWN: Authentication = { kind: "refused", code: "unauthenticated" };
/** Compared where no key has the id, so that an unknown id takes as long as a wrong secret. */
const NO_HASH = new Uint8Array(32);

const isSecretOf = (secret: string, key: ApiKey | undefined): boolean => {
  const isEqual = timingSafeEqual(hashApiKeySecret(secret), key?.secretHash ?? NO_HASH);
  return isEqual && key !== undefined;
};

/** Who sends this `Authorization` header. Every wrong key gets the same answer. */
export function authenticate(
  authorization: string | undefined,
  source: KeySource,
  now: Instant,
): Soon<Authentication> {
  const token = parseApiKey(BEARER.exec(authorization ?? "")?.[1] ?? "");
  if (token === undefined) return UNKNOWN;
  return thenSoon(source.apiKey(token.id), (key) =>
    !isSecretOf(token.secret, key) || key === undefined ? UNKNOWN : callerBy(key, source, now),
  );
}

/** Who calls with a key whose secret is proven. */
function callerBy(key: ApiKey, source: KeySource, now: Instant): Soon<Authentication> {
  const proven = { keyId: key.id, partyId: key.partyId };
  if (key.revokedAt !== undefined) return { ...UNKNOWN, ...proven };
  if (key.expiresAt !== undefined && compareInstants(key.expiresAt, now) <= 0) {
    return { kind: "refused", code: "key-expired", ...proven };
  }
  return thenSoon(source.party(key.partyId), (party) =>
    party?.status === "active"
      ? { kind: "caller", caller: { key, party } }
      : { ...UNKNOWN, ...proven },
  );
}

/** Whether a key carries one of the scopes; every key does where none are named. */
export const hasScope = (key: ApiKey, scopes: readonly Scope[]): boolean =>
  scopes.length === 0 || scopes.some((scope) => key.scopes.includes(scope));

/** The sentence that names the scopes of which one is needed. */
export function neededScopes(scopes: readonly Scope[]): Text3 {
  const list = scopes.join(", ");
  return {
    kk: `Мына құқықтардың бірі қажет: ${list}.`,
    ru: `Нужно одно из прав: ${list}.`,
    en: `One of these scopes is needed: ${list}.`,
  };
}
