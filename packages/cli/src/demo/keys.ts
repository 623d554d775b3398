import { createHmac } from "node:crypto";
import { idFrom, type ApiKeyId, type PartyId } from "@kelisim/core";
import { DEMO_PARTY_NAMES, type DemoPartyName } from "./parties.ts";
import type { DemoSeed } from "./seed-file.ts";

/** A key of the demo: the same one from the same seed, so that a second start prints it again. */
export type DemoKey = {
  readonly id: ApiKeyId;
  readonly secret: string;
  /** What a client sends as its bearer token. */
  readonly text: string;
};

export type DemoKeyName = "admin" | DemoPartyName;

const derive = (seed: DemoSeed, label: string): Buffer =>
  createHmac("sha256", seed.bytes).update(`kelisim-demo ${label}`).digest();

/** The key of one party, or of the administrator. */
export function demoKey(seed: DemoSeed, name: DemoKeyName): DemoKey {
  const uuid = derive(seed, `key-id ${name}`).toString("hex", 0, 16);
  const secret = derive(seed, `key-secret ${name}`).toString("base64url");
  return { id: idFrom("key", uuid), secret, text: `kel_${uuid}_${secret}` };
}

/** The id of the administrator's own party. */
export const demoAdminPartyId = (seed: DemoSeed): PartyId =>
  idFrom("pty", derive(seed, "party-id admin").toString("hex", 0, 16));

export const demoKeys = (seed: DemoSeed): Readonly<Record<DemoKeyName, DemoKey>> =>
  Object.fromEntries(
    (["admin", ...DEMO_PARTY_NAMES] as const).map((name) => [name, demoKey(seed, name)]),
  ) as Record<DemoKeyName, DemoKey>;

/** Every scope that a party may have. */
const PARTY_SCOPES = [
  "registry:write",
  "consent:request",
  "consent:read",
  "consent:record-paper",
  "access:decide",
  "log:read",
  "duty:act",
  "objection:file",
  "events",
] as const;

/** What the keys may do. The operator's carries the desk's scope too, which opens nothing of its own. */
export const DEMO_SCOPES: Readonly<Record<DemoKeyName, readonly string[]>> = {
  admin: ["admin:registry"],
  operator: [...PARTY_SCOPES, "channel:assisted"],
  clinic: PARTY_SCOPES,
  thirdParty: PARTY_SCOPES,
  serviceDesk: ["channel:assisted", "objection:file", "events"],
  stateBody: PARTY_SCOPES,
  shop: PARTY_SCOPES,
  authorisedBody: ["oversight:read"],
};
