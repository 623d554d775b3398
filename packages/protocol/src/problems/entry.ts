import type { Text3 } from "@kelisim/core";

/** One kind of problem: its HTTP status, what is wrong (`title`) and what to do next (`next`). */
export type ProblemEntry = {
  readonly status: number;
  readonly title: Text3;
  readonly next: Text3;
};

/** The same text in Kazakh, Russian and English. */
export const text3 = (kk: string, ru: string, en: string): Text3 => ({ kk, ru, en });
