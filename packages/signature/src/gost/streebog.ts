import { CONSTANT_WORDS, LPS } from "./streebog-tables.ts";

/**
 * The hash function GOST R 34.11-2012 («Streebog») of 512 bits: 64 bytes, in the order in which
 * they stand in certificates and signatures (RFC 6986 prints its examples the other way round).
 */
export function streebog512(message: Uint8Array): Uint8Array {
  return digest(message, 0);
}

/** GOST R 34.11-2012 of 256 bits: 32 bytes, in the order of {@link streebog512}. */
export function streebog256(message: Uint8Array): Uint8Array {
  return digest(message, 0x01010101).slice(32);
}

const BLOCK = 64;
/** A block is 512 bits: sixteen words of 32 bits, the least significant word first. */
const WORDS = 16;

function digest(message: Uint8Array, initial: number): Uint8Array {
  const hash = new Uint32Array(WORDS).fill(initial);
  const count = new Uint32Array(WORDS);
  const sum = new Uint32Array(WORDS);
  const block = new Uint32Array(WORDS);
  const full = new Uint32Array(WORDS);
  full[0] = 8 * BLOCK;

  const whole = message.length - (message.length % BLOCK);
  for (let at = 0; at < whole; at += BLOCK) {
    readBlock(block, message, at);
    compress(hash, count, block);
    add(count, full);
    add(sum, block);
  }

  const rest = message.length - whole;
  const last = new Uint8Array(BLOCK);
  last.set(message.subarray(whole));
  last[rest] = 1;
  readBlock(block, last, 0);
  compress(hash, count, block);
  full[0] = 8 * rest;
  add(count, full);
  add(sum, block);

  const zero = new Uint32Array(WORDS);
  compress(hash, zero, count);
  compress(hash, zero, sum);
  return bytesOf(hash);
}

const key = new Uint32Array(WORDS);
const state = new Uint32Array(WORDS);
const mixed = new Uint32Array(WORDS);

/** g of RFC 6986 section 8: `hash` becomes E(LPS(hash ⊕ count), block) ⊕ hash ⊕ block. */
function compress(hash: Uint32Array, count: Uint32Array, block: Uint32Array): void {
  for (let i = 0; i < WORDS; i += 1) mixed[i] = word(hash, i) ^ word(count, i);
  lps(key, mixed);
  state.set(block);
  for (let round = 0; round < 12; round += 1) {
    for (let i = 0; i < WORDS; i += 1) mixed[i] = word(state, i) ^ word(key, i);
    lps(state, mixed);
    for (let i = 0; i < WORDS; i += 1) {
      mixed[i] = word(key, i) ^ word(CONSTANT_WORDS, WORDS * round + i);
    }
    lps(key, mixed);
  }
  for (let i = 0; i < WORDS; i += 1) {
    hash[i] = word(hash, i) ^ word(state, i) ^ word(key, i) ^ word(block, i);
  }
}

/** Word `column` of the result takes byte `column` of each of the eight words of `from`. */
function lps(to: Uint32Array, from: Uint32Array): void {
  for (let column = 0; column < 8; column += 1) {
    const half = column >> 2;
    const shift = 8 * (column & 3);
    let low = 0;
    let high = 0;
    for (let row = 0; row < 8; row += 1) {
      const byte = (word(from, 2 * row + half) >>> shift) & 0xff;
      const at = 2 * (256 * row + byte);
      low ^= word(LPS, at);
      high ^= word(LPS, at + 1);
    }
    to[2 * column] = low;
    to[2 * column + 1] = high;
  }
}

/** Adds modulo 2^512. */
function add(to: Uint32Array, other: Uint32Array): void {
  let carry = 0;
  for (let i = 0; i < WORDS; i += 1) {
    const sum = word(to, i) + word(other, i) + carry;
    to[i] = sum;
    carry = sum > 0xffff_ffff ? 1 : 0;
  }
}

function readBlock(block: Uint32Array, bytes: Uint8Array, from: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, BLOCK);
  for (let i = 0; i < WORDS; i += 1) block[i] = view.getUint32(4 * i, true);
}

function bytesOf(words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(BLOCK);
  const view = new DataView(bytes.buffer);
  words.forEach((value, i) => view.setUint32(4 * i, value, true));
  return bytes;
}

function word(words: Uint32Array, at: number): number {
  return words[at] as number;
}
