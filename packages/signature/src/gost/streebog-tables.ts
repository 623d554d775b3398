import { LINEAR_ROWS, ROUND_CONSTANTS, SUBSTITUTION } from "./streebog-constants.ts";

/** π(a) at place a. */
export const PI: Uint8Array = Uint8Array.from(
  SUBSTITUTION.flatMap((line) => line.match(/../g) ?? []),
  (byte) => Number.parseInt(byte, 16),
);

/**
 * Substitution, transposition and linear transformation as one look-up: the 64-bit word that byte
 * `b` at place `j` of a column turns into stands at `2 * (256 * j + b)`, low half first.
 */
export const LPS: Uint32Array = lpsTables();

/** C1 … C12 one after the other, 16 words each, the least significant word first. */
export const CONSTANT_WORDS: Uint32Array = constantWords();

function lpsTables(): Uint32Array {
  const rows = LINEAR_ROWS.map((row) => [wordAt(row, 8), wordAt(row, 0)] as const);
  const tables = new Uint32Array(8 * 256 * 2);
  for (let place = 0; place < 8; place += 1) {
    for (let byte = 0; byte < 256; byte += 1) {
      const substituted = PI[byte] ?? 0;
      let low = 0;
      let high = 0;
      for (let bit = 0; bit < 8; bit += 1) {
        if (((substituted >>> bit) & 1) === 0) continue;
        const [rowLow, rowHigh] = rows[63 - (8 * place + bit)] ?? [0, 0];
        low ^= rowLow;
        high ^= rowHigh;
      }
      tables[2 * (256 * place + byte)] = low;
      tables[2 * (256 * place + byte) + 1] = high;
    }
  }
  return tables;
}

function constantWords(): Uint32Array {
  const words = new Uint32Array(12 * 16);
  ROUND_CONSTANTS.forEach((constant, round) => {
    for (let word = 0; word < 16; word += 1) {
      words[16 * round + word] = wordAt(constant, 8 * (15 - word));
    }
  });
  return words;
}

function wordAt(hex: string, from: number): number {
  return Number.parseInt(hex.slice(from, from + 8), 16);
}
