import type { RunningServer } from "./server.ts";

type Signal = "SIGTERM" | "SIGINT";

/** What is needed of `process`. */
export type SignalSource = {
  on(signal: Signal, listener: () => void): unknown;
  off(signal: Signal, listener: () => void): unknown;
  exit(code: number): void;
};

/** 128 + number, as shells report a process that a signal ended. */
const EXIT_CODE: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 };

/**
 * Serves until SIGTERM or SIGINT, then stops gracefully and gives the exit code: 0. A second signal
 * ends the process at once.
 * @param onStopping told when the first signal has come
 */
export function serveUntilStopped(
  server: Pick<RunningServer, "close">,
  onStopping: () => void = () => undefined,
  signals: SignalSource = process,
): Promise<0> {
  return new Promise((resolve, reject) => {
    let isStopping = false;
    const listenerOf = (signal: Signal) => (): void => {
      if (isStopping) {
        signals.exit(EXIT_CODE[signal]);
        return;
      }
      isStopping = true;
      onStopping();
      server.close().then(() => {
        signals.off("SIGTERM", onTerm);
        signals.off("SIGINT", onInt);
        resolve(0);
      }, reject);
    };
    const onTerm = listenerOf("SIGTERM");
    const onInt = listenerOf("SIGINT");
    signals.on("SIGTERM", onTerm);
    signals.on("SIGINT", onInt);
  });
}
