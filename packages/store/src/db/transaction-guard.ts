import { AsyncLocalStorage } from "node:async_hooks";
import { TransactionMisuseError } from "./errors.ts";

/**
 * Knows whether the running code stands inside a transaction of one `Db`. With a pool of one,
 * taking a second connection there would wait for ever.
 */
export class TransactionGuard {
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();

  /** @throws TransactionMisuseError inside a unit of work */
  check(): void {
    if (this.#inside.getStore()?.open === true) {
      throw new TransactionMisuseError(
        "The database itself was used inside its own transaction: use the `tx` argument",
      );
    }
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    // A mark, not a flag: what the work leaves running afterwards is no longer inside.
    const mark = { open: true };
    try {
      return await this.#inside.run(mark, work);
    } finally {
      mark.open = false;
    }
  }
}
