import { LONGEST_LINE } from "@kelisim/protocol";

/** A line as it came, without its end. */
export type Line =
  | { readonly number: number; readonly kind: "line"; readonly bytes: Uint8Array }
  /** More than a line may have; its bytes are not kept. */
  | { readonly number: number; readonly kind: "too-long" };

const LF = 0x0a;
const CR = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
/** Whoever sends so much without an end of line sends no lines. */
const HOPELESS = 1024 * LONGEST_LINE;

/** A body that holds no lines at all. */
export class NoLinesError extends Error {
  override readonly name = "NoLinesError";
  readonly number: number;

  constructor(number: number) {
    super("a body without line ends");
    this.number = number;
  }
}

/** A body of more lines than it may have; those it may have were given. */
export class TooManyLinesError extends Error {
  override readonly name = "TooManyLinesError";
}

/** Bytes of lines put together; memory holds one line and the piece that came last. */
class Splitter {
  #number: number;
  #parts: Uint8Array[] = [];
  #length = 0;
  #isFirst = true;

  constructor(from: number) {
    this.#number = from;
  }

  /** The lines that end in this piece. @throws NoLinesError */
  push(piece: Uint8Array): readonly Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = piece.indexOf(LF); end !== -1; end = piece.indexOf(LF, start)) {
      this.#keep(piece.subarray(start, end));
      lines.push(this.#take());
      start = end + 1;
    }
    this.#keep(piece.subarray(start));
    return lines;
  }

  /** What came after the last line end. */
  end(): readonly Line[] {
    return this.#length === 0 ? [] : [this.#take()];
  }

  #keep(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > HOPELESS) throw new NoLinesError(this.#number);
    // One more than allowed, for the CR of a line that just fits.
    if (this.#length <= LONGEST_LINE + 1) this.#parts.push(part);
  }

  #take(): Line {
    const number = this.#number;
    const isLong = this.#length > LONGEST_LINE + 1;
    const whole = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts);
    const bytes = this.#trimmed(whole ?? Buffer.alloc(0));
    this.#number += 1;
    this.#parts = [];
    this.#length = 0;
    return isLong || bytes.length > LONGEST_LINE
      ? { number, kind: "too-long" }
      : { number, kind: "line", bytes };
  }

  /** Without the mark of UTF-8 before the first line of a file, and without the CR of Windows. */
  #trimmed(bytes: Uint8Array): Uint8Array {
    const hasMark = this.#isFirst && BOM.equals(bytes.subarray(0, BOM.length));
    this.#isFirst = false;
    const begin = hasMark ? BOM.length : 0;
    const end = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
    return bytes.subarray(begin, Math.max(begin, end));
  }
}

const BLANK = new Set([0x20, 0x09]);
const isBlank = (line: Line): boolean =>
  line.kind === "line" && line.bytes.every((byte) => BLANK.has(byte));

/**
 * The lines of a body as they come, those together that came together; blank ones are left out and counted.
 * @param from the number of the first line
 * @param most how many lines there may be, blank ones among them
 * @throws NoLinesError for a body that goes on and on without a line end
 * @throws TooManyLinesError after the last line that may be
 */
export async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  from: number,
  most = Infinity,
): AsyncGenerator<readonly Line[]> {
  const splitter = new Splitter(from);
  const isWithin = ({ number }: Line): boolean => number - from < most;
  function* within(lines: readonly Line[]): Generator<readonly Line[]> {
    yield lines.filter((line) => isWithin(line) && !isBlank(line));
    if (!lines.every(isWithin)) throw new TooManyLinesError("a body of too many lines");
  }
  for await (const piece of bytes) yield* within(splitter.push(piece));
  yield* within(splitter.end());
}
