import type { Owner, OwnerTx } from "../db/db.ts";

/** Carries an error past those who would run the work again for it. */
class Stopped extends Error {
  constructor(cause: unknown) {
    super("stopped", { cause });
  }
}

/** Every value has one text form under these; no timeout of the server ends a long copy. */
const PINNED = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;`;

/** A copy is long: after a lost connection it is not begun again in silence, but told. */
async function once<T>(owner: Owner, work: (tx: OwnerTx) => Promise<T>): Promise<T> {
  try {
    return await owner.tx(async (tx) => {
      try {
        return await work(tx);
      } catch (error) {
        throw new Stopped(error);
      }
    });
  } catch (error) {
    throw error instanceof Stopped ? error.cause : error;
  }
}

/** Reads everything as of one instant, while others go on writing. Runs once. */
export const readAtOnce = <T>(owner: Owner, work: (tx: OwnerTx) => Promise<T>): Promise<T> =>
  once(owner, async (tx) => {
    await tx.script("set transaction isolation level repeatable read, read only");
    await tx.script(PINNED);
    return work(tx);
  });

/** Writes everything or nothing. Runs once. */
export const writeAtOnce = <T>(owner: Owner, work: (tx: OwnerTx) => Promise<T>): Promise<T> =>
  once(owner, async (tx) => {
    await tx.script(PINNED);
    return work(tx);
  });
