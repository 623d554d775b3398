import { compareInstants, instantOf, type Instant } from "@kelisim/core";
import type { Sealer } from "@kelisim/store";
import { setCookie, hostCookie } from "../session/cookies.ts";

const KIND = "sign-in";
const COOKIE = "kelisim-sign-in";
const LIFE_SECONDS = 600;

/** A sign-in that is under way in one browser. */
export type SignInTicket = {
  /** Comes back with the provider's answer. */
  readonly state: string;
  /** Stands in the token. */
  readonly nonce: string;
  /** Proves to the provider that whoever began is whoever ends (PKCE). */
  readonly verifier: string;
  /** A path of the portal to go on to. */
  readonly to: string;
  readonly begunAt: Instant;
};

/** The cookie that carries it, sealed: the way to the provider and back leaves nothing in the store. */
export function ticketCookie(sealer: Sealer, ticket: SignInTicket, secure: boolean): string {
  const { begunAt, ...rest } = ticket;
  const text = JSON.stringify({ ...rest, at: begunAt.epochMilliseconds });
  const value = sealer.seal(KIND, new TextEncoder().encode(text));
  return setCookie(hostCookie(COOKIE, secure), value, { secure, maxAge: LIFE_SECONDS });
}

/** Takes the cookie away. */
export const noTicketCookie = (secure: boolean): string =>
  setCookie(hostCookie(COOKIE, secure), "", { secure, maxAge: 0 });

/** The sign-in of a browser; `undefined` where there is none, or it was begun too long ago. */
export function openTicket(
  sealer: Sealer,
  cookies: ReadonlyMap<string, string>,
  { secure, now }: { readonly secure: boolean; readonly now: Instant },
): SignInTicket | undefined {
  const bytes = sealer.open(KIND, cookies.get(hostCookie(COOKIE, secure)) ?? "");
  if (bytes === undefined) return undefined;
  // Only this service seals such a text.
  const { at, ...rest } = JSON.parse(new TextDecoder().decode(bytes)) as Omit<
    SignInTicket,
    "begunAt"
  > & { readonly at: number };
  const end = instantOf(at + LIFE_SECONDS * 1000);
  return compareInstants(now, end) < 0 ? { ...rest, begunAt: instantOf(at) } : undefined;
}
