import type { Logger } from "./logger.ts";

/** What is needed of `process`. */
export type CrashSource = {
  on(event: "uncaughtException", listener: (error: unknown) => void): unknown;
  exit(code: number): void;
};

/**
 * A bug that nobody caught ends the process, as it should, but through the log: Node's own report on
 * stderr would show the error's message, and that may quote a person's data. Rejections count too.
 */
export function endThroughLog(logger: Logger, source: CrashSource = process): void {
  source.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "crashed");
    source.exit(1);
  });
}
