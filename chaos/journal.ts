import { closeSync, openSync, writeSync } from "node:fs";

/** When a question left and when its answer was there: places in one order of all that this process saw. */
export type Span = { readonly sent: number; readonly heard: number };

/** One person's line of consent: who asks her, for what. */
export type LineOf = { readonly person: number };

/** What the service said that it had done. */
export type Act = Span &
  (
    | (LineOf & { readonly act: "asked"; readonly id: string })
    | (LineOf & { readonly act: "granted"; readonly id: string })
    | (LineOf & { readonly act: "refused"; readonly id: string })
    | (LineOf & {
        readonly act: "withdrawn";
        readonly id: string;
        readonly duties: readonly string[];
      })
    | (LineOf & {
        readonly act: "decided";
        readonly id: string;
        readonly permit: boolean;
        readonly reason: string;
      })
    | (LineOf & { readonly act: "objected"; readonly id: string; readonly duty: string })
    | { readonly act: "discharged"; readonly id: string }
    | (LineOf & { readonly act: "erased"; readonly id: string })
  );

export type ActName = Act["act"];

/** An answer that was no success, or none. Instants are milliseconds of this process. */
export type Odd = {
  readonly service: string;
  readonly call: string;
  readonly status: number | "no answer";
  readonly code: string;
  /** Whether it says what to do: Retry-After, and words. */
  readonly saysWhatToDo: boolean;
  readonly sentAt: number;
  readonly heardAt: number;
};

/** A keyed command and what its repetitions were answered with. */
export type Repeated = { readonly key: string; readonly ids: readonly string[] };

/** A command that was sent. */
export type Begun = { readonly act: ActName; readonly person: number; readonly sent: number };

/** When faults were on, until everything was ready again. */
export type FaultWindow = {
  readonly names: readonly string[];
  readonly from: number;
  to: number | undefined;
  /** Milliseconds from the last fault's end to readiness. */
  recoveryMs: number | undefined;
};

/** All that was heard, in memory and, line by line, in a file. Entries are made after the answer only. */
export class Journal {
  readonly acts: Act[] = [];
  readonly odd: Odd[] = [];
  readonly repeated: Repeated[] = [];
  readonly windows: FaultWindow[] = [];
  /** Commands on their way by their keys; one that was given up stays: it may have happened or not. */
  readonly onTheirWay = new Map<string, Begun>();
  readonly #file: number | undefined;
  #place = 0;

  /** @param path the file; none for tests */
  constructor(path?: string) {
    this.#file = path === undefined ? undefined : openSync(path, "a");
  }

  /** The next place in the order. */
  tick(): number {
    this.#place += 1;
    return this.#place;
  }

  /** Before a command is sent. */
  begin(key: string, begun: Begun): void {
    this.onTheirWay.set(key, begun);
  }

  /** After it was answered. @param key that of `begin`; none for a question */
  heard(act: Act, key = ""): void {
    this.onTheirWay.delete(key);
    this.acts.push(act);
    this.#write(act);
  }

  oddly(odd: Odd): void {
    this.odd.push(odd);
    this.#write({ odd });
  }

  again(repeated: Repeated): void {
    this.repeated.push(repeated);
    this.#write({ repeated });
  }

  /** A word about the run itself. */
  note(note: object): void {
    this.#write({ at: Math.round(performance.now()), ...note });
  }

  of<N extends ActName>(name: N): readonly Extract<Act, { readonly act: N }>[] {
    return this.acts.filter((each): each is Extract<Act, { readonly act: N }> => each.act === name);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  #write(entry: object): void {
    if (this.#file !== undefined) writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }
}
