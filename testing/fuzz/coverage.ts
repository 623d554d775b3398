import { Session, type Profiler } from "node:inspector";

/** Tells which code ran that had never run before. */
export type Coverage = {
  /** Whether anything new ran since the last question; it stays new unless it is learnt. */
  readonly sawNew: (asked: { readonly learn: boolean }) => boolean;
  readonly stop: () => void;
};

/** Watches our own packages' code in this thread, by V8's block coverage. */
export function watchCoverage(): Coverage {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  /** For each script, which of its letters have ever run. */
  const seen = new Map<string, Uint8Array>();

  const isNewIn = ({ url, functions }: Profiler.ScriptCoverage, learn: boolean): boolean => {
    const ranges = functions.flatMap((one) => one.ranges);
    const length = Math.max(0, ...ranges.map(({ endOffset }) => endOffset));
    const ran = new Uint8Array(length);
    // Outer ranges come before the inner ones that say otherwise.
    for (const { startOffset, endOffset, count } of ranges) {
      ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    }
    const before = seen.get(url) ?? new Uint8Array();
    const isNew = ran.some((one, at) => one === 1 && before[at] !== 1);
    if (isNew && learn) {
      const after = new Uint8Array(Math.max(length, before.length));
      seen.set(
        url,
        after.map((_, at) => (ran[at] ?? 0) | (before[at] ?? 0)),
      );
    }
    return isNew;
  };

  return {
    sawNew: ({ learn }) => {
      let isNew = false;
      // In its own thread, the session answers before `post` returns.
      session.post("Profiler.takePreciseCoverage", (error, answer) => {
        if (error !== null) throw error;
        for (const script of answer.result) {
          if (/\/packages\/[\w-]+\/src\//.test(script.url) && isNewIn(script, learn)) isNew = true;
        }
      });
      return isNew;
    },
    stop: () => session.disconnect(),
  };
}
