import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";
import { within } from "./within.ts";

/** All addresses of a host name. @throws when it has none */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** What the machine's own resolver says. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

export type TargetRules = {
  /** Lets http and private addresses through: for trials on one machine. */
  readonly allowPrivate: boolean;
  readonly resolve: Resolve;
};

/** Where to connect: only these addresses, whatever a second answer of the resolver says. */
export type Target = { readonly url: URL; readonly addresses: readonly LookupAddress[] };

export type TargetCheck =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly error: "address-not-allowed" | "dns" };

/** The URL, if its form may be a webhook's; no one was asked for its addresses yet. */
export function parseTarget(text: string, allowPrivate: boolean): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== "" || url.password !== "") return undefined;
  const isHttp = url.protocol === "https:" || (allowPrivate && url.protocol === "http:");
  return isHttp && url.hostname !== "" ? url : undefined;
}

/** The host of a URL without the brackets of IPv6. */
const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, "$1");

/** Finds the addresses of a webhook's URL; a single one that is not allowed spoils them all. */
export async function findTarget(text: string, rules: TargetRules): Promise<TargetCheck> {
  const url = parseTarget(text, rules.allowPrivate);
  if (url === undefined) return { ok: false, error: "address-not-allowed" };
  const host = bareHost(url);
  const family = isIP(host);
  let addresses: readonly LookupAddress[];
  try {
    addresses = family === 0 ? await rules.resolve(host) : [{ address: host, family }];
  } catch {
    return { ok: false, error: "dns" };
  }
  if (addresses.length === 0) return { ok: false, error: "dns" };
  const isAllowed = rules.allowPrivate || addresses.every((each) => isPublicAddress(each.address));
  return isAllowed
    ? { ok: true, target: { url, addresses } }
    : { ok: false, error: "address-not-allowed" };
}

/** Milliseconds that the resolver has while a webhook is registered. */
const PATIENCE_MS = 3000;

/**
 * Whether a webhook may be registered for a URL. A name that does not resolve just now may: it is
 * looked up and checked again before each sending.
 */
export async function mayBeTarget(text: string, allowPrivate: boolean): Promise<boolean> {
  const resolve: Resolve = (host) => within(PATIENCE_MS, systemResolve(host));
  const found = await findTarget(text, { allowPrivate, resolve });
  return found.ok || found.error === "dns";
}
