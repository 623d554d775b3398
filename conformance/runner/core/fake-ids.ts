import { idFrom, type Id, type IdKind, type IdSource } from "@kelisim/core";

/** Ids in the order of their making: 1, 2, 3 … */
export class CountingIds implements IdSource {
  #last = 0;

  next<K extends IdKind>(kind: K): Id<K> {
    this.#last += 1;
    return idFrom(kind, this.#last.toString(16).padStart(32, "0"));
  }

  pick(): number {
    return 0;
  }
}
