import { LINEAR_ROWS, ROUND_CONSTANTS } from "../src/gost/streebog-constants.ts";
import { PI } from "../src/gost/streebog-tables.ts";

/**
 * GOST R 34.11-2012 step by step as RFC 6986 writes it, over numbers of 512 bits: slow, and made
 * to be compared with the quick one. The first byte of message and digest is the least significant.
 */
export function naiveStreebog(message: Uint8Array, bits: 256 | 512): Uint8Array {
  let hash = bits === 512 ? 0n : numberFrom(new Uint8Array(64).fill(1));
  let count = 0n;
  let sum = 0n;
  let rest = message;
  while (rest.length >= 64) {
    const block = numberFrom(rest.slice(0, 64));
    hash = compress(count, hash, block);
    count = (count + 512n) & MASK;
    sum = (sum + block) & MASK;
    rest = rest.slice(64);
  }
  const last = numberFrom(rest) | (1n << BigInt(8 * rest.length));
  hash = compress(count, hash, last);
  hash = compress(0n, hash, (count + BigInt(8 * rest.length)) & MASK);
  hash = compress(0n, hash, (sum + last) & MASK);
  const digest = bytesFrom(hash);
  return bits === 512 ? digest : digest.slice(32);
}

const MASK = 2n ** 512n - 1n;
const ROWS = LINEAR_ROWS.map((row) => BigInt(`0x${row}`));
const CONSTANTS = ROUND_CONSTANTS.map((constant) => BigInt(`0x${constant}`));

function compress(count: bigint, hash: bigint, block: bigint): bigint {
  let key = linear(transposed(substituted(hash ^ count)));
  let state = block;
  for (const constant of CONSTANTS) {
    state = linear(transposed(substituted(state ^ key)));
    key = linear(transposed(substituted(key ^ constant)));
  }
  return state ^ key ^ hash ^ block;
}

function substituted(value: bigint): bigint {
  return numberFrom(bytesFrom(value).map((byte) => PI[byte] ?? 0));
}

/** τ: byte 8i + j goes to place 8j + i. */
function transposed(value: bigint): bigint {
  const bytes = bytesFrom(value);
  return numberFrom(bytes.map((_, place) => bytes[8 * (place % 8) + Math.floor(place / 8)] ?? 0));
}

function linear(value: bigint): bigint {
  let result = 0n;
  for (let word = 0n; word < 8n; word += 1n) {
    let sum = 0n;
    ROWS.forEach((row, i) => {
      const bit = 64n * word + 63n - BigInt(i);
      if (((value >> bit) & 1n) === 1n) sum ^= row;
    });
    result |= sum << (64n * word);
  }
  return result;
}

function numberFrom(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function bytesFrom(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 64 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}
