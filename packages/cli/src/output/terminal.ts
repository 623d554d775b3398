import { styleText } from "node:util";
import type { Language, Text3 } from "@kelisim/core";

type Style = Parameters<typeof styleText>[0];

/** Where a command writes: answers to stdout, everything said about them to stderr. */
export type Terminal = {
  readonly language: Language;
  /** A line of the answer. */
  readonly print: (line: string) => void;
  /** A line about what is going on, or what is wrong. */
  readonly tell: (line: string) => void;
  /** The words in the terminal's language. */
  readonly in: (text: Text3) => string;
  /** Writes over its last line on stderr, and clears it with an empty one; only on a terminal. */
  readonly progress?: (line: string) => void;
  /** Coloured on a terminal that wants colours (NO_COLOR is respected), else as it is. */
  readonly style: (style: Style, text: string) => string;
  /** The same for what goes to stderr. */
  readonly styleTold: (style: Style, text: string) => string;
};

export function createTerminal(
  language: Language,
  stdout: NodeJS.WriteStream = process.stdout,
  stderr: NodeJS.WriteStream = process.stderr,
): Terminal {
  return {
    language,
    print: (line) => void stdout.write(`${line}\n`),
    tell: (line) => void stderr.write(`${line}\n`),
    ...(stderr.isTTY && { progress: (line: string) => void stderr.write(`\r\x1b[K${line}`) }),
    in: (text) => text[language],
    style: (style, text) => styleText(style, text, { stream: stdout }),
    styleTold: (style, text) => styleText(style, text, { stream: stderr }),
  };
}
