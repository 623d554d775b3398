import type { ReceiptKeys } from "./receipt-file.ts";

/** Published keys that a receipt is held against, and how many witnesses must have signed. */
export type ReceiptTrust = ReceiptKeys & {
  /** Verifier keys of witnesses (cosignature/v1). */
  readonly witnesses?: readonly string[];
  /** How many of them must have signed the checkpoint; 0 if left out. */
  readonly witnessesNeeded?: number;
};
