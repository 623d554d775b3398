import type { Text3 } from "../text.ts";

export type Sensitivity = "ordinary" | "sensitive";

/** One kind of data in the dictionary that requests, consents and decisions name by code. */
export type DataCategory = {
  readonly code: string;
  readonly name: Text3;
  /** Whether it identifies a person or links sets of data about her. @law 395/НҚ 2(1) */
  readonly identifier: boolean;
  readonly biometric: boolean;
  readonly sensitivity: Sensitivity;
};
