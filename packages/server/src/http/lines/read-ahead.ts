/**
 * Gives what comes in groups of at most `most`, as soon as anything is there, and reads on meanwhile: at most
 * twice as many wait. Whoever sends one and waits for its answer gets it.
 * @param signal ends it at once, after what waits, with its reason as the fault
 */
export async function* readAhead<T>(
  source: AsyncIterable<readonly T[]>,
  most: number,
  signal?: AbortSignal,
): AsyncGenerator<readonly T[]> {
  let waiting: T[] = [];
  const state = { hasEnded: false };
  let failure: { readonly error: unknown } | undefined;
  let wakeReader = (): void => undefined;
  let wakeTaker = (): void => undefined;
  const iterator = source[Symbol.asyncIterator]();
  const read = async (): Promise<void> => {
    try {
      for (;;) {
        const next = await iterator.next();
        if (next.done === true || state.hasEnded) return;
        waiting.push(...next.value);
        wakeTaker();
        while (waiting.length >= 2 * most && !state.hasEnded) {
          await new Promise<void>((resolve) => (wakeReader = resolve));
        }
      }
    } catch (error) {
      failure = { error };
    } finally {
      state.hasEnded = true;
      wakeTaker();
    }
  };
  const abort = (): void => {
    failure ??= { error: signal?.reason };
    state.hasEnded = true;
    wakeReader();
    wakeTaker();
  };
  signal?.addEventListener("abort", abort, { once: true });
  if (signal?.aborted === true) abort();
  void read();
  try {
    for (;;) {
      if (waiting.length === 0) {
        if (failure !== undefined) throw failure.error;
        if (state.hasEnded) return;
        await new Promise<void>((resolve) => (wakeTaker = resolve));
        continue;
      }
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      wakeReader();
      yield group;
    }
  } finally {
    state.hasEnded = true;
    signal?.removeEventListener("abort", abort);
    wakeReader();
    // Not waited for: a source that is asked for more ends only when more comes.
    void iterator.return?.(undefined);
  }
}
