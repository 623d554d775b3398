import { parseInstant, uuidOf, type Iin, type Instant, type SubjectId } from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { ensureDataKey, putFields } from "../subject/personal-fields.ts";
import { findSubject } from "../subject/subjects.ts";
import { openJson, sealJson, type SealedPlace } from "./sealed-json.ts";

/** What the provider attested at the sign-in. */
export type Attestation = {
  readonly issuer: string;
  readonly name: string;
  /** What it says about how she was recognised; "" where it says nothing. */
  readonly level: string;
  /** The signed token itself, as evidence. */
  readonly idToken: string;
};

/** A sign-in of a person to the portal. */
export type PortalSession = {
  readonly subjectId: SubjectId;
  /** SHA-256 of the session's secret; 32 bytes. */
  readonly sha256: Uint8Array;
  readonly signedInAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | undefined;
  /** UUID of a representation or a staff role of hers; `undefined` = for herself. */
  readonly personaId: string | undefined;
  /** `undefined` once her key was exchanged: then it is no sign-in any more. */
  readonly attestation: Attestation | undefined;
};

type SessionRow = Row & {
  signed_in_at: string;
  seen_at: string;
  expires_at: string;
  ended_at: string | null;
  persona_id: string | null;
  sealed: Uint8Array;
};

const placeOf = (subjectId: SubjectId, sha256: Uint8Array): SealedPlace => ({
  table: "portal_session",
  subjectId,
  row: Buffer.from(sha256).toString("hex"),
});

const instantFrom = (text: string): Instant => {
  const at = parseInstant(text);
  if (at === undefined) throw new Error("a session without an instant");
  return at;
};

/**
 * Begins a session. Of somebody whose data are locked no name is kept beyond it.
 * @returns whether it began; not where she was erased, or bears this number no more
 */
export async function insertSession(
  db: Db,
  ring: KeyRing,
  {
    subjectId,
    sha256,
    signedInAt,
    expiresAt,
    iin,
    attestation,
  }: Pick<PortalSession, "subjectId" | "sha256" | "signedInAt" | "expiresAt"> & {
    readonly iin: Iin;
    readonly attestation: Attestation;
  },
): Promise<boolean> {
  return db.tx(async (tx) => {
    const [held] = await tx.query<{ locked: boolean }>(
      `select locked_at is not null as locked from subject
       where subject_id = $1 and erased_at is null for update`,
      [uuidOf(subjectId)],
    );
    if (held === undefined || (await findSubject(tx, ring, iin)) !== subjectId) return false;
    const sealed = await sealJson(tx, ring, placeOf(subjectId, sha256), attestation);
    const dataKey = await ensureDataKey(tx, ring, subjectId);
    const own = { subjectId, dataKey };
    await putFields(tx, [
      { ...own, field: "iin", value: iin.digits },
      ...(held.locked ? [] : [{ ...own, field: "name", value: attestation.name } as const]),
    ]);
    await tx.query(
      {
        name: "insert-session",
        text: `insert into portal_session
                 (subject_id, session_sha256, signed_in_at, seen_at, expires_at, sealed)
               values ($1, $2, $3, $3, $4, $5)`,
      },
      [uuidOf(subjectId), sha256, signedInAt, expiresAt, sealed],
    );
    return true;
  });
}

/** A session, whether or not it still holds; `undefined` where there is none with this secret. */
export async function sessionOf(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  sha256: Uint8Array,
): Promise<PortalSession | undefined> {
  const [row] = await db.query<SessionRow>(
    {
      name: "session",
      text: `select signed_in_at, seen_at, expires_at, ended_at, persona_id, sealed
             from portal_session where subject_id = $1 and session_sha256 = $2`,
    },
    [uuidOf(subjectId), sha256],
  );
  if (row === undefined) return undefined;
  const place = placeOf(subjectId, sha256);
  return {
    ...{ subjectId, sha256 },
    signedInAt: instantFrom(row.signed_in_at),
    seenAt: instantFrom(row.seen_at),
    expiresAt: instantFrom(row.expires_at),
    endedAt: row.ended_at === null ? undefined : instantFrom(row.ended_at),
    personaId: row.persona_id ?? undefined,
    attestation: await openJson<Attestation>(db, ring, place, row.sealed),
  };
}

/** Notes that somebody was there. */
export async function touchSession(
  db: Queryable,
  { subjectId, sha256 }: Pick<PortalSession, "subjectId" | "sha256">,
  seenAt: Instant,
): Promise<void> {
  await db.query(
    {
      name: "touch-session",
      text: `update portal_session set seen_at = $3
             where subject_id = $1 and session_sha256 = $2 and seen_at < $3`,
    },
    [uuidOf(subjectId), sha256, seenAt],
  );
}

/** Ends a session for good. */
export async function endSession(
  db: Queryable,
  { subjectId, sha256 }: Pick<PortalSession, "subjectId" | "sha256">,
  at: Instant,
): Promise<void> {
  await db.query(
    {
      name: "end-session",
      text: `update portal_session set ended_at = $3
             where subject_id = $1 and session_sha256 = $2 and ended_at is null`,
    },
    [uuidOf(subjectId), sha256, at],
  );
}

/** As whom she acts from now on. @param personaId UUID, or `undefined` for herself */
export async function setPersona(
  db: Queryable,
  { subjectId, sha256 }: Pick<PortalSession, "subjectId" | "sha256">,
  personaId: string | undefined,
): Promise<void> {
  await db.query(
    {
      name: "set-persona",
      text: "update portal_session set persona_id = $3 where subject_id = $1 and session_sha256 = $2",
    },
    [uuidOf(subjectId), sha256, personaId ?? null],
  );
}
