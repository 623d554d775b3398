/** Numbers that look random, the same ones for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** 32 bits, as a whole number from 0. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from 0, below `bound`. */
  below(bound: number): number {
    return Math.floor((this.next() / 2 ** 32) * bound);
  }

  /** As many bytes, as hex digits. */
  hex(bytes: number): string {
    const all = Buffer.allocUnsafe(bytes);
    for (let place = 0; place < bytes; place += 4) {
      all.writeUInt32LE(this.next(), Math.min(place, bytes - 4));
    }
    return all.toString("hex");
  }
}
