import { createHash } from "node:crypto";
import { recordLookup, SqlError } from "@kelisim/store";
import type { PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";

/** SHA-256 of what leaves, in hex. */
export const hashOf = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** What somebody is about to look at. */
export type Look = {
  /** Path with its question: no person stands in it. */
  readonly page: string;
  /** Why single records are opened. */
  readonly reason?: string;
};

/** What was found, and the answer that will show it. */
export type Found = {
  readonly rows: number;
  /** What the answer says, as it is hashed. */
  readonly bytes: Uint8Array | string;
  readonly answer: PageAnswer;
};

/** Whether the database gave a look up because it took too long. */
export const isTooSlow = (error: unknown): boolean =>
  error instanceof SqlError && error.code === "57014";

/** Writes one look of this visit down. @returns its id */
export const noteLook = (
  { shell, now, persona }: StaffVisit,
  { page, reason }: Look,
  found?: Pick<Found, "rows" | "bytes">,
): Promise<string> =>
  recordLookup(shell.ctx.store.db, {
    ...{ at: now, partyId: persona.party.id, keyId: persona.key.id, page, reason },
    rows: found?.rows ?? 0,
    sha256: found === undefined ? undefined : hashOf(found.bytes),
  });

/**
 * Looks, and answers only after the look was written down. One that failed is written down too: somebody asked.
 * @throws whatever looking throws, and whatever writing down throws: then nothing is answered
 */
export async function looked(
  visit: StaffVisit,
  look: Look,
  find: () => Promise<Found>,
): Promise<PageAnswer> {
  let found: Found;
  try {
    found = await find();
  } catch (error) {
    await noteLook(visit, look);
    throw error;
  }
  await noteLook(visit, look, found);
  return found.answer;
}
