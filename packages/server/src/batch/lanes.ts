/** Queues by name that are served in turn: whoever brings much does not keep the others waiting. */
export class Lanes<T> {
  readonly #lanes = new Map<string, T[]>();
  #size = 0;

  /** Items of all lanes together. */
  get size(): number {
    return this.#size;
  }

  sizeOf(lane: string): number {
    return this.#lanes.get(lane)?.length ?? 0;
  }

  push(lane: string, item: T): void {
    const items = this.#lanes.get(lane);
    if (items === undefined) this.#lanes.set(lane, [item]);
    else items.push(item);
    this.#size += 1;
  }

  /** The oldest items, an equal share of each lane as far as it has them; at most `most`. */
  take(most: number): readonly T[] {
    const taken: T[] = [];
    while (taken.length < most && this.#size > 0) {
      const share = Math.max(1, Math.floor((most - taken.length) / this.#lanes.size));
      for (const [lane, items] of [...this.#lanes]) {
        const some = items.splice(0, Math.min(share, most - taken.length));
        this.#size -= some.length;
        taken.push(...some);
        this.#lanes.delete(lane);
        // To the end of the round.
        if (items.length > 0) this.#lanes.set(lane, items);
        if (taken.length >= most) break;
      }
    }
    return taken;
  }

  /** From each lane the items at its head that are so. */
  takeWhile(isSo: (item: T) => boolean): readonly T[] {
    const taken: T[] = [];
    for (const [lane, items] of [...this.#lanes]) {
      const end = items.findIndex((item) => !isSo(item));
      const some = items.splice(0, end === -1 ? items.length : end);
      taken.push(...some);
      this.#size -= some.length;
      if (items.length === 0) this.#lanes.delete(lane);
    }
    return taken;
  }
}
