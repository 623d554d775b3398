export type CipherFault = "unknown-version" | "does-not-open";

/**
 * A stored secret does not open: it was changed, belongs to another place, or the key is not in the
 * key file. Never a normal outcome.
 */
export class CipherError extends Error {
  override readonly name = "CipherError";
  readonly code: CipherFault;

  constructor(code: CipherFault, what: string) {
    super(
      code === "unknown-version"
        ? `${what} was encrypted with a key or format that this service does not have: check KELISIM_KEY_FILE`
        : `${what} does not open: it was changed outside the service, or moved. Restore it from a backup`,
    );
    this.code = code;
  }
}
