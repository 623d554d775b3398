import type { Finding } from "./fuzz-target.ts";

/** What the worker is started with. */
export type WorkerTask = {
  readonly target: string;
  readonly seed: number;
  readonly milliseconds: number;
  /** The input that is under way: how many were tried, its length, its bytes. */
  readonly underWay: SharedArrayBuffer;
};

/** What it tells: how far it is, and what it found in the end. */
export type WorkerWords =
  | { readonly kind: "progress"; readonly runs: number; readonly pool: number }
  | {
      readonly kind: "report";
      readonly runs: number;
      readonly findings: readonly Finding[];
      readonly interesting: readonly Uint8Array[];
    };

/** Two numbers of 4 bytes before the bytes themselves. */
export const UNDER_WAY_HEAD = 8;
/** Room for the longest input that any target takes. */
export const UNDER_WAY_BYTES = UNDER_WAY_HEAD + 4 * 1024 * 1024;
