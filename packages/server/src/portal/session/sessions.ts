import { compareInstants, instantOf, type Iin, type Instant, type SubjectId } from "@kelisim/core";
import {
  endSession,
  ensureSubject,
  iinsOf,
  insertSession,
  sessionOf,
  touchSession,
  type Attestation,
  type PortalSession,
} from "@kelisim/store";
import type { Context } from "../../context.ts";
import type { SignedIn } from "../visit.ts";
import {
  csrfOf,
  newSessionSecret,
  openSessionCookie,
  sealSession,
  sha256Of,
} from "./session-cookie.ts";

type World = Pick<Context, "store" | "config">;

const later = (at: Instant, seconds: number): Instant =>
  instantOf(at.epochMilliseconds + seconds * 1000);

/** A session is noted as seen this often at most: reading pages writes next to nothing. */
const TOUCH_SECONDS = 60;

/** She may be erased, or her number be put right, while she signs in. */
const TRIES = 5;

/** Begins a session for somebody whom the provider has just recognised. @returns the cookie's value */
export async function openSession(
  { store, config }: World,
  { iin }: { readonly iin: Iin },
  attestation: Attestation,
  now: Instant,
): Promise<string> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const subjectId = await ensureSubject(store.db, store.ring, iin);
    const made = newSessionSecret(subjectId);
    const hasBegun = await insertSession(store.db, store.ring, {
      subjectId,
      sha256: sha256Of(made.secret),
      signedInAt: now,
      expiresAt: later(now, config.sessionSeconds),
      iin,
      attestation,
    });
    if (hasBegun) return sealSession(store.sealer, made);
  }
  throw new Error("whose number this is does not settle");
}

/** Who sends a session's cookie. */
export type FoundSession =
  | { readonly kind: "none" }
  /** It was hers, and has ended: what she typed can be kept for her, if it came with its token. */
  | { readonly kind: "ended"; readonly subjectId: SubjectId; readonly csrf: string }
  | { readonly kind: "open"; readonly signedIn: SignedIn; readonly session: PortalSession };

/** When it ends unless she comes back before. */
const endsAt = ({ seenAt, expiresAt }: PortalSession, idleSeconds: number): Instant => {
  const idle = later(seenAt, idleSeconds);
  return compareInstants(idle, expiresAt) < 0 ? idle : expiresAt;
};

async function numberOf({ store }: World, subjectId: SubjectId): Promise<Iin | undefined> {
  return (await iinsOf(store.db, store.ring, [subjectId])).get(subjectId);
}

/** Finds the session of a cookie and notes that she is here. @param cookie `undefined` where none was sent */
export async function findSession(
  world: World,
  cookie: string | undefined,
  now: Instant,
): Promise<FoundSession> {
  const { store, config } = world;
  const sent = cookie === undefined ? undefined : openSessionCookie(store.sealer, cookie);
  if (sent === undefined) return { kind: "none" };
  const { subjectId, secret } = sent;
  const session = await sessionOf(store.db, store.ring, subjectId, sha256Of(secret));
  if (session === undefined) return { kind: "none" };
  const ended = { kind: "ended", subjectId, csrf: csrfOf(secret) } as const;
  if (session.endedAt !== undefined || session.attestation === undefined) return ended;
  if (compareInstants(endsAt(session, config.sessionIdleSeconds), now) <= 0) return ended;
  const iin = await numberOf(world, subjectId);
  if (iin === undefined) return ended;
  const isStale = compareInstants(later(session.seenAt, TOUCH_SECONDS), now) <= 0;
  if (isStale) await touchSession(store.db, session, now);
  const seen = isStale ? { ...session, seenAt: now } : session;
  const { attestation } = session;
  const { name, level } = attestation;
  return {
    kind: "open",
    session: seen,
    signedIn: {
      ...{ subjectId, iin, name, level, attestation },
      sessionSha256: Buffer.from(session.sha256).toString("hex"),
      signedInAt: session.signedInAt,
      endsAt: endsAt(seen, config.sessionIdleSeconds),
      csrf: csrfOf(secret),
    },
  };
}

/** Signs out. */
export const closeSession = (
  { store }: World,
  session: Pick<PortalSession, "subjectId" | "sha256">,
  now: Instant,
): Promise<void> => endSession(store.db, session, now);
