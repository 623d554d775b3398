import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatInstant, parseInstant, type Instant } from "@kelisim/core";

const FILE = "demo-progress.json";

/** What the demo has put into its store: the id that each step was answered with. */
type Written = {
  readonly service_id: string;
  readonly anchor: string;
  readonly ids: Readonly<Record<string, string>>;
};

function readWritten(file: string): Written | undefined {
  try {
    const { service_id, anchor, ids } = JSON.parse(readFileSync(file, "utf8")) as Partial<Written>;
    return service_id === undefined || anchor === undefined || ids === undefined
      ? undefined
      : { service_id, anchor, ids };
  } catch {
    return undefined;
  }
}

/**
 * How far the seeding came. A step is noted after the store has acknowledged it, so a note is never
 * ahead of the store; a step whose note a kill prevented is repeated, and every step bears that.
 */
export class SeedProgress {
  readonly #file: string;
  readonly #serviceId: string;
  readonly #ids: Map<string, string>;
  /** The instant that history is counted back from: the first start. */
  readonly anchor: Instant;

  constructor(directory: string, serviceId: string, now: Instant) {
    this.#file = join(directory, FILE);
    this.#serviceId = serviceId;
    const written = readWritten(this.#file);
    // Notes about another store (its files were removed) say nothing about this one.
    const known = written?.service_id === serviceId ? written : undefined;
    this.#ids = new Map(Object.entries(known?.ids ?? {}));
    this.anchor = parseInstant(known?.anchor ?? "") ?? now;
    this.#write();
  }

  idOf(step: string): string | undefined {
    return this.#ids.get(step);
  }

  note(step: string, id: string): void {
    this.#ids.set(step, id);
    this.#write();
  }

  #write(): void {
    const written: Written = {
      service_id: this.#serviceId,
      anchor: formatInstant(this.anchor),
      ids: Object.fromEntries(this.#ids),
    };
    writeFileSync(`${this.#file}.new`, `${JSON.stringify(written)}\n`, {
      mode: 0o600,
      flush: true,
    });
    renameSync(`${this.#file}.new`, this.#file);
  }
}
