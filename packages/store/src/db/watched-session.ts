import { SpanKind } from "@opentelemetry/api";
import type { Statement } from "./db.ts";
import type { Outcome, Session } from "./session.ts";
import { inSpan } from "./tracing.ts";
import type { DbWatch } from "./watch.ts";

const UNNAMED = "unnamed";

/** The first word of a statement, such as `SELECT`; statements are our own texts, this holds no value. */
const commandOf = (text: string): string => (/^\s*([a-z]+)/i.exec(text)?.[1] ?? "").toUpperCase();

/** Only what a unit of work itself sends has a name; whole files have none. */
const SCRIPT_NAMES: Readonly<Record<string, string>> = {
  BEGIN: "begin",
  COMMIT: "commit",
  ROLLBACK: "rollback",
};

/** A connection that tells how long its statements take, and makes a span of each. */
export class WatchedSession implements Session {
  readonly #session: Session;
  readonly #watch: DbWatch;
  readonly #released: () => void;
  #isReleased = false;

  constructor(session: Session, watch: DbWatch, released: () => void) {
    this.#session = session;
    this.#watch = watch;
    this.#released = released;
  }

  get broken(): boolean {
    return this.#session.broken;
  }

  run(statement: Statement | string, params: readonly unknown[]): Promise<Outcome> {
    const { name, text } =
      typeof statement === "string" ? { name: UNNAMED, text: statement } : statement;
    // What a statement is put together of differs from time to time and stands behind a colon.
    const group = name.split(":", 1)[0] ?? name;
    return this.#timed(group, commandOf(text), () => this.#session.run(statement, params));
  }

  script(sql: string): Promise<Outcome> {
    const command = commandOf(sql);
    return this.#timed(SCRIPT_NAMES[command] ?? UNNAMED, command, () => this.#session.script(sql));
  }

  release(discard: boolean): void {
    if (!this.#isReleased) this.#released();
    this.#isReleased = true;
    this.#session.release(discard);
  }

  async #timed(name: string, command: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const begun = performance.now();
    const attributes = {
      "db.system.name": "postgresql",
      "db.operation.name": command,
      "db.query.summary": name,
    };
    try {
      return await inSpan(
        name === UNNAMED ? command : name,
        { kind: SpanKind.CLIENT, attributes },
        work,
      );
    } catch (error) {
      this.#watch.faulted(error);
      throw error;
    } finally {
      const seconds = (performance.now() - begun) / 1000;
      this.#watch.tell((listener) => listener.statement(name, seconds));
    }
  }
}
