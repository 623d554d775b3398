import type { OwnerTx, Row, Statement } from "./db.ts";
import {
  CommitUnknownError,
  ConnectionLostError,
  isConnectionFault,
  isSerializationFault,
  SqlError,
  TransactionMisuseError,
} from "./errors.ts";
import { OpenTransaction } from "./open-transaction.ts";
import { mayConnectAgain, mayRunAgain, withRetries } from "./retry.ts";
import type { Acquire, Session } from "./session.ts";

/** Runs `work` in one transaction and commits it; see `Db.tx` for what is retried. */
export const runTransaction = <T>(
  acquire: Acquire,
  work: (tx: OwnerTx) => Promise<T>,
): Promise<T> => withRetries(() => tryTransaction(acquire, work), mayRunAgain);

async function tryTransaction<T>(acquire: Acquire, work: (tx: OwnerTx) => Promise<T>): Promise<T> {
  const session = await acquire();
  let discard = true;
  try {
    const result = await workAndRollBack(session, work);
    await commit(session);
    discard = false;
    return result;
  } catch (error) {
    // A statement that the server refused leaves a sound connection behind.
    discard = session.broken || isConnectionFault(error) || error instanceof CommitUnknownError;
    throw error;
  } finally {
    session.release(discard);
  }
}

async function workAndRollBack<T>(session: Session, work: (tx: OwnerTx) => Promise<T>): Promise<T> {
  await session.script("begin isolation level read committed");
  const tx = new OpenTransaction(session);
  try {
    const result = await work(tx);
    await tx.end();
    return result;
  } catch (error) {
    await tx.end();
    if (!session.broken) await session.script("rollback").catch(() => session.release(true));
    throw error;
  }
}

async function commit(session: Session): Promise<void> {
  if (session.broken) throw new ConnectionLostError("lost", "The connection broke before COMMIT");
  const outcome = await session.script("commit").catch((error: unknown) => {
    throw isRolledBack(error) ? error : new CommitUnknownError(error);
  });
  if (outcome.unacknowledged) throw new CommitUnknownError(undefined);
  if (outcome.command !== "COMMIT") {
    throw new TransactionMisuseError(
      "The work hid the error of one of its statements: nothing was committed",
    );
  }
}

/** Errors by which the server itself says that COMMIT did not take place. */
const isRolledBack = (error: unknown): boolean =>
  isSerializationFault(error) || (error instanceof SqlError && error.code.startsWith("23"));

/** Runs one statement in a transaction of its own. Sent once, it is not sent again, unless the
 * server itself says that it did nothing. */
export async function runSingle<R extends Row>(
  acquire: Acquire,
  statement: Statement | string,
  params: readonly unknown[],
): Promise<R[]> {
  let sent = false;
  const attempt = async (): Promise<R[]> => {
    sent = false;
    const session = await acquire();
    sent = true;
    let discard = false;
    try {
      const { rows, unacknowledged } = await session.run(statement, params);
      if (unacknowledged) throw new CommitUnknownError(undefined);
      return rows as R[];
    } catch (error) {
      discard = session.broken || isConnectionFault(error);
      throw error;
    } finally {
      session.release(discard);
    }
  };
  return withRetries(attempt, (error) => (sent ? didNothing(error) : mayConnectAgain(error)));
}

/** The server threw the statement away, or (25006) is a standby that refused to write. */
const didNothing = (error: unknown): boolean =>
  isSerializationFault(error) || (error instanceof SqlError && error.code === "25006");
