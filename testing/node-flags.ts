/** Of `run/main.ts`, which says why. */
const PASSED_ON = "--liftoff-only";

/** The flags that a Node started by a test takes over from this one. */
export const NODE_FLAGS: readonly string[] = process.execArgv.filter((flag) => flag === PASSED_ON);
