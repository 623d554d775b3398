import type { Id, IdKind } from "../ids.ts";

/** Where new ids and small random choices come from: injected, because core makes neither. */
export type IdSource = {
  next<K extends IdKind>(kind: K): Id<K>;
  /** A whole number from 0 to below `bound`, each equally likely. */
  pick(bound: number): number;
};
