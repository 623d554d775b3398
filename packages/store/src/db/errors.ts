/** What a server tells about a refused statement, without any value a person may have entered. */
export type SqlErrorFields = {
  /** Five-character SQLSTATE. */
  readonly code: string;
  readonly message: string;
  readonly severity?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly constraint?: string | undefined;
  /** One-based character offset into the SQL text. */
  readonly position?: number | undefined;
  /** The name of the statement, where it has one. */
  readonly statement?: string | undefined;
};

/**
 * The server refused a statement. DETAIL, HINT and CONTEXT are dropped, and the message of class 22
 * (data exceptions; not 22023, which names a setting or role) too, because they quote values.
 */
export class SqlError extends Error {
  override readonly name = "SqlError";
  readonly code: string;
  readonly severity: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  readonly position: number | undefined;
  readonly statement: string | undefined;

  constructor(fields: SqlErrorFields) {
    const where = fields.statement === undefined ? "" : ` in statement ${fields.statement}`;
    const quotesValues = fields.code.startsWith("22") && fields.code !== "22023";
    const text = quotesValues
      ? "a value does not fit its type (the server's text is withheld, because it quotes it)"
      : fields.message;
    super(`SQLSTATE ${fields.code}${where}: ${text}`);
    this.code = fields.code;
    this.severity = fields.severity;
    this.table = fields.table;
    this.column = fields.column;
    this.constraint = fields.constraint;
    this.position = fields.position;
    this.statement = fields.statement;
  }
}

/** The database cannot be reached, or the connection broke before COMMIT was sent. */
export class ConnectionLostError extends Error {
  override readonly name = "ConnectionLostError";
  /** A SQLSTATE, an errno name such as `ECONNREFUSED`, or `lost`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${message} (${code})`);
    this.code = code;
  }
}

/**
 * A commit was sent, and whether it took place (or reached the synchronous standby) is not known.
 * It must not be acknowledged. Whoever repeats the call with the same `Idempotency-Key` gets the answer of
 * the first run, if that one stands.
 */
export class CommitUnknownError extends Error {
  override readonly name = "CommitUnknownError";

  constructor(cause: unknown) {
    super(
      "It is not known whether the last commit took place: repeat the command with the same id",
      {
        cause,
      },
    );
  }
}

/** A mistake in the calling code, such as the pool inside a transaction. Never caused by data. */
export class TransactionMisuseError extends Error {
  override readonly name = "TransactionMisuseError";
}

/** The database is closed, or the worker thread that held it has died. Open it again. */
export class DatabaseClosedError extends Error {
  override readonly name = "DatabaseClosedError";
}

const CONNECTION_CLASS = /^(08...|57P0[1235]|25006|25P0[34])$/;

/** Whether the server threw this transaction away and the same work may simply run again. */
export const isSerializationFault = (error: unknown): boolean =>
  error instanceof SqlError && (error.code === "40001" || error.code === "40P01");

/** Whether the connection (not the statement) is at fault: restart, failover, network. */
export const isConnectionFault = (error: unknown): boolean =>
  error instanceof ConnectionLostError ||
  (error instanceof SqlError && CONNECTION_CLASS.test(error.code));

/** Whether a row broke this constraint (or, without a name, any unique constraint). */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  error instanceof SqlError &&
  error.code === "23505" &&
  (constraint === undefined || error.constraint === constraint);
