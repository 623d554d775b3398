import type { Queryable } from "../db/db.ts";
import { DIGEST_FORM, digestOf, sameDigest } from "./digest.ts";
import { sealedMonths, type MonthSeal } from "./log-months.ts";
import type { LogMonth } from "./month.ts";

/** How a closed month stands to its seal. */
export type VerifiedMonth = {
  readonly month: LogMonth;
  /** `unknown-form`: another release made the digest. */
  readonly state: "same" | "differs" | "unknown-form";
  /** Rows that the seal counts, and those that are there. */
  readonly sealedRows: number;
  readonly rows: number;
};

/** What must be in a closed month: all its rows, or what was kept when they were dropped. */
export const expectedIn = ({ rows, digest, dropped }: MonthSeal) =>
  dropped === undefined ? { rows, digest } : { rows: dropped.keptRows, digest: dropped.keptDigest };

/**
 * Counts and hashes closed months again and compares them with their seals.
 * @param only months by name; all closed ones unless given
 */
export async function verifyMonths(
  db: Queryable,
  only: readonly string[] | undefined,
  onDone: (done: VerifiedMonth) => void = () => undefined,
): Promise<VerifiedMonth[]> {
  const seals = await sealedMonths(db);
  const done: VerifiedMonth[] = [];
  for (const seal of seals) {
    const { month, form } = seal;
    if (only !== undefined && !only.includes(month.name)) continue;
    const expected = expectedIn(seal);
    const found =
      form === DIGEST_FORM ? await digestOf(db, month) : { rows: 0, digest: new Uint8Array() };
    const isSame = found.rows === expected.rows && sameDigest(found.digest, expected.digest);
    const state = form === DIGEST_FORM ? (isSame ? "same" : "differs") : "unknown-form";
    const each = { month, state, sealedRows: expected.rows, rows: found.rows } as const;
    done.push(each);
    onDone(each);
  }
  return done;
}
