import type { Text3 } from "@kelisim/core";
import { EXIT, type ExitCode } from "./exit.ts";

/** An expected end of a command: words that say what to do, and no stack trace. */
export class CliFailure extends Error {
  override readonly name = "CliFailure";
  readonly text: Text3;
  readonly exitCode: ExitCode;

  constructor(text: Text3, exitCode: ExitCode = EXIT.failed) {
    super(text.en);
    this.text = text;
    this.exitCode = exitCode;
  }
}

/** The command line is wrong. */
export const usageFailure = (text: Text3): CliFailure => new CliFailure(text, EXIT.usage);

/** What was asked for is refused or not there. */
export const refusal = (text: Text3): CliFailure => new CliFailure(text, EXIT.refused);
