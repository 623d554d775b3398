import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Whether somebody sits at the keyboard. */
export const isAtKeyboard = (): boolean => process.stdin.isTTY;

/** Everything that was piped in. */
export async function pipedIn(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += String(chunk);
  return text;
}

/** Asks on stderr; what is typed is not shown. */
export async function askSecretly(question: string): Promise<string> {
  const dark = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: dark, terminal: true });
  process.stderr.write(`${question} `);
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}

/** Asks on stderr; what is typed is shown. */
export async function askOpenly(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(`${question} `);
  } finally {
    lines.close();
  }
}
