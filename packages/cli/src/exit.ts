/** How the program ends; shown in its help. */
export const EXIT = {
  ok: 0,
  /** Something went wrong that is not the caller's fault. */
  failed: 1,
  /** The command line was wrong. */
  usage: 2,
  /** Understood, and refused or not found. */
  refused: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
