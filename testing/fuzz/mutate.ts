import type { Random } from "./random.ts";

/** From what a changed input is made. */
export type Material = {
  readonly random: Random;
  /** Inputs that are known to be of interest. */
  readonly pool: readonly Uint8Array[];
  readonly tokens: readonly Uint8Array[];
  /** The longest input, in bytes. */
  readonly longest: number;
};

type Change = (input: Uint8Array, material: Material) => Uint8Array;

/** The input with the bytes between two places replaced. */
const replaced = (input: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([input.subarray(0, from), by, input.subarray(to)]));

/** Two places in an input, most often near each other. */
function piece({ length }: Uint8Array, { below }: Random): readonly [number, number] {
  const from = below(length + 1);
  const most = below(3) === 0 ? length - from : Math.min(8, length - from);
  return [from, from + below(most + 1)];
}

/** Where the lines of a text begin, and its end. */
function lineStarts(input: Uint8Array): number[] {
  const starts = Array.from(input.keys()).filter((at) => at === 0 || input[at - 1] === 0x0a);
  return [...starts, input.length];
}

/** The beginning and the end of one line, with its line break. */
function line(input: Uint8Array, { below }: Random): readonly [number, number] {
  const starts = lineStarts(input);
  const at = below(starts.length - 1);
  return [starts[at] ?? 0, starts[at + 1] ?? input.length];
}

const CHANGES: readonly Change[] = [
  // A bit, a byte, a byte nearby in value.
  (input, { random: { below } }) => {
    const [at, bit] = [below(input.length), 1 << below(8)];
    return input.map((byte, place) => (place === at ? byte ^ bit : byte));
  },
  (input, { random: { below } }) => {
    const [at, to] = [below(input.length), below(256)];
    return input.map((byte, place) => (place === at ? to : byte));
  },
  (input, { random: { below } }) => {
    const [at, by] = [below(input.length), below(2) === 0 ? 1 : -1];
    return input.map((byte, place) => (place === at ? byte + by : byte));
  },
  // Cut off, cut out, doubled.
  (input, { random }) => input.slice(0, random.below(input.length + 1)),
  (input, { random }) => input.slice(random.below(input.length + 1)),
  (input, { random }) => replaced(input, ...piece(input, random), new Uint8Array()),
  (input, { random }) => {
    const [from, to] = piece(input, random);
    return replaced(input, to, to, input.slice(from, to));
  },
  // Something of interest put in or put over.
  (input, { random, tokens }) => {
    const at = random.below(input.length + 1);
    return replaced(input, at, at, random.pick(tokens));
  },
  (input, { random, tokens }) => replaced(input, ...piece(input, random), random.pick(tokens)),
  // The beginning of one and the end of another; a piece of another.
  (input, { random, pool }) => {
    const other = random.pick(pool);
    const rest = other.slice(random.below(other.length + 1));
    return replaced(input, random.below(input.length + 1), input.length, rest);
  },
  (input, { random, pool }) => {
    const other = random.pick(pool);
    return replaced(input, ...piece(input, random), other.slice(...piece(other, random)));
  },
  // Lines left out, doubled, exchanged with one of another input.
  (input, { random }) => replaced(input, ...line(input, random), new Uint8Array()),
  (input, { random }) => {
    const [from, to] = line(input, random);
    return replaced(input, to, to, input.slice(from, to));
  },
  (input, { random, pool }) => {
    const other = random.pick(pool);
    return replaced(input, ...line(input, random), other.slice(...line(other, random)));
  },
];

/** A new input out of one that is known: from one to eight changes, most often few. */
export function mutate(material: Material): Uint8Array {
  const { random, pool, longest } = material;
  let input = random.pick(pool);
  for (let left = 1 + random.below(1 + random.below(8)); left > 0; left -= 1) {
    input = random.pick(CHANGES)(input, material).slice(0, longest);
  }
  return input;
}
