import type { DestinationStream } from "pino";

/** Where lines go in the end: what pino's `destination` makes. */
type Sink = DestinationStream & { flushSync(): void };

const waiting = new Set<TurnLines>();
let isWatched = false;

/** Before the sink's own last flush: it was registered earlier, and so would come first. */
function watchExit(): void {
  if (isWatched) return;
  isWatched = true;
  process.prependListener("exit", () => {
    for (const lines of waiting) lines.handOn();
  });
}

/**
 * Hands the lines of one turn of the event loop on as one text. The sink measures all that it holds with each
 * write, which was a good part of a line's cost. At the end of the process nothing stays behind.
 */
export class TurnLines implements DestinationStream {
  readonly #sink: Sink;
  #text = "";

  constructor(sink: Sink) {
    this.#sink = sink;
    watchExit();
  }

  write(line: string): void {
    if (this.#text === "") {
      waiting.add(this);
      setImmediate(() => this.handOn());
    }
    this.#text += line;
  }

  handOn(): void {
    waiting.delete(this);
    if (this.#text === "") return;
    const text = this.#text;
    this.#text = "";
    this.#sink.write(text);
  }

  /** Writes everything at once: what pino calls after a fatal line. */
  flushSync(): void {
    this.handOn();
    this.#sink.flushSync();
  }
}
