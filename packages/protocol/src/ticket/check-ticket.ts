import type { Action, Instant } from "@kelisim/core";
import { asciiText, fromBase64url, sameBytes } from "./bytes.ts";
import { rootFromPath, type SlowSha256 } from "./merkle.ts";
import { personBytes, SALT_BYTES } from "./person.ts";
import type { TicketCache } from "./ticket-cache.ts";
import type { TicketFault } from "./ticket-faults.ts";
import { instantIn, readBody, type TicketBody, type TicketKey } from "./ticket.ts";
import { ticketParts, type TicketParts } from "./ticket-text.ts";

/** What is about to be done: everything that a ticket is bound to. */
export type TicketUse = {
  readonly now: Instant;
  /** The service that is trusted to issue; any whose key is at hand unless given. */
  readonly origin?: string | undefined;
  /** The object whose data are wanted. */
  readonly object: string;
  /** BIN of whoever presents the ticket, as the owner knows it from elsewhere. */
  readonly requester: string;
  /** Twelve digits: whose data are wanted. */
  readonly iin: string;
  readonly purpose: string;
  readonly action: Action;
  /** What is to be handed out: all of it must stand in the ticket. */
  readonly categories: readonly string[];
  /** BIN of whom the data are passed on to; the ticket names the same one, or neither does. */
  readonly recipient?: string | undefined;
  readonly country?: string | undefined;
};

/** Where SHA-256 and Ed25519 come from; `webTicketCrypto` makes one of WebCrypto. */
export type TicketCrypto = {
  readonly sha256: SlowSha256;
  /** @param publicKey 32 bytes */
  readonly verify: (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => boolean | Promise<boolean>;
};

/** What checks tickets: the keys of a service, and those tickets that came by already. */
export type TicketChecker = {
  readonly keys: readonly TicketKey[];
  readonly crypto: TicketCrypto;
  /** Without one, a ticket passes as often as it comes. */
  readonly used?: TicketCache | undefined;
};

export type TicketCheck =
  | { readonly ok: true; readonly ticket: TicketBody }
  | { readonly ok: false; readonly fault: TicketFault };

/** Clocks of two machines may differ by this much about when a ticket began. */
const SKEW_MS = 5000;

/** The body, if the service signed it. */
async function issuedBody(
  text: string,
  { keys, crypto }: TicketChecker,
): Promise<{ readonly parts: TicketParts; readonly body: TicketBody } | TicketFault> {
  const parts = ticketParts(text);
  if (parts === undefined) return "malformed";
  const { head, signed, signature, index, path } = parts;
  const x = keys.find(({ kid }) => kid === head.kid)?.x;
  const key = x === undefined ? undefined : fromBase64url(x);
  if (key === undefined) return "unknown-key";
  if (!(await crypto.verify(key, signed, signature))) return "bad-signature";
  const root = fromBase64url(head.root);
  const place = { index, size: head.size, path };
  const reached = await rootFromPath(parts.body, place, crypto.sha256);
  if (root === undefined || reached === undefined) return "not-in-batch";
  if (!sameBytes(root, reached)) return "not-in-batch";
  const json = asciiText(parts.body);
  const body = json === undefined ? undefined : readBody(json);
  return body === undefined ? "malformed" : { parts, body };
}

function timeFault(parts: TicketParts, body: TicketBody, now: Instant): TicketFault | undefined {
  const ends = [body.expires_at, parts.head.expires_at].map(instantIn);
  const isOver = ends.some(
    (end) => end === undefined || end.epochMilliseconds <= now.epochMilliseconds,
  );
  if (isOver) return "expired";
  const began = instantIn(body.issued_at)?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  return began > now.epochMilliseconds + SKEW_MS ? "not-yet" : undefined;
}

async function isAbout(
  { salt, person }: TicketBody,
  iin: string,
  sha256: SlowSha256,
): Promise<boolean> {
  const [saltBytes, committed] = [fromBase64url(salt), fromBase64url(person)];
  if (saltBytes?.length !== SALT_BYTES || committed === undefined) return false;
  if (!/^[0-9]{12}$/.test(iin)) return false;
  return sameBytes(committed, await sha256(personBytes(iin, saltBytes)));
}

/** The first thing in which a ticket differs from the use that is made of it, but for the person. */
function bindingFault(body: TicketBody, use: TicketUse): TicketFault | undefined {
  if (body.object !== use.object) return "wrong-object";
  if (body.requester !== use.requester) return "wrong-requester";
  if (body.purpose !== use.purpose) return "wrong-purpose";
  if (body.action !== use.action) return "wrong-action";
  const { categories } = use;
  const isCovered = categories.every((code) => body.categories.includes(code));
  if (categories.length === 0 || !isCovered) return "wrong-categories";
  if (body.recipient !== use.recipient) return "wrong-recipient";
  return body.country === use.country ? undefined : "wrong-country";
}

/**
 * Checks a ticket without asking anybody. Data may be handed out only on `ok`; a ticket that passed counts as
 * used from then on. Never throws for a text, whatever stands in it.
 */
export async function checkTicket(
  text: string,
  use: TicketUse,
  checker: TicketChecker,
): Promise<TicketCheck> {
  const refused = (fault: TicketFault): TicketCheck => ({ ok: false, fault });
  const issued = await issuedBody(text, checker);
  if (typeof issued === "string") return refused(issued);
  const { parts, body } = issued;
  if (use.origin !== undefined && use.origin !== parts.head.origin) return refused("wrong-origin");
  const fault = timeFault(parts, body, use.now) ?? bindingFault(body, use);
  if (fault !== undefined) return refused(fault);
  if (!(await isAbout(body, use.iin, checker.crypto.sha256))) return refused("wrong-person");
  const taken = checker.used?.take(body, use.now) ?? "first";
  return taken === "first" ? { ok: true, ticket: body } : refused(taken);
}
