import { RacedCommandError } from "@kelisim/store";

/** Starts so many at once and waits for all. */
export const times = <T>(count: number, start: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => start(index)));

export const repeated = <T>(count: number, value: T): T[] =>
  Array.from({ length: count }, () => value);

/** A gate at which code waits until somebody opens it. */
export function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}

type Done = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** What became of commands that ran at once, sorted: `acted`, `raced` or the code of a refusal. */
export async function outcomesOf(commands: readonly Promise<Done>[]): Promise<string[]> {
  const settled = await Promise.allSettled(commands);
  return settled
    .map((each) => {
      if (each.status === "fulfilled") return each.value.ok ? "acted" : each.value.code;
      if (each.reason instanceof RacedCommandError) return "raced";
      throw each.reason;
    })
    .toSorted();
}
