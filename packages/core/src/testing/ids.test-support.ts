import type { IdSource } from "../commands/id-source.ts";
import { idFrom, type Id, type IdKind } from "../ids.ts";

/** The nth id of a kind. */
export const idOf = <K extends IdKind>(kind: K, n: number): Id<K> =>
  idFrom(kind, n.toString(16).padStart(32, "0"));

/** Gives ids in order, across all kinds, and always picks the first choice. */
export function countingIds(after = 0): IdSource {
  let given = after;
  return {
    next: (kind) => idOf(kind, (given += 1)),
    pick: () => 0,
  };
}
