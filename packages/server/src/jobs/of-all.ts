import { CommitUnknownError, DatabaseClosedError, isConnectionFault } from "@kelisim/store";

/** Whether the database failed, and not one of the persons: then nobody else is tried in this run. */
export const isOfAll = (error: unknown): boolean =>
  error instanceof CommitUnknownError ||
  error instanceof DatabaseClosedError ||
  isConnectionFault(error);

/** The first error of a run that goes on with others; the rest of them would say no more. */
export class FirstError {
  #first: { readonly error: unknown } | undefined;

  /** @throws what concerns all, at once */
  readonly note = (error: unknown): void => {
    if (isOfAll(error)) throw error;
    this.#first ??= { error };
  };

  throwIfAny(): void {
    if (this.#first !== undefined) throw this.#first.error;
  }
}
