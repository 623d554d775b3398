import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { BUILT_IN_CALENDAR, deadline, legalDayOf } from "@kelisim/core";
import { systemClock } from "@kelisim/server";
import { freePort } from "../testing/free-port.ts";
import { tempDir } from "../testing/temp-dir.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const WALK = "From an empty store to a withdrawn consent in five minutes";
const PATIENCE_MS = 180_000;

/** The `sh` blocks of a section, each as it stands. */
function shellBlocks(heading: string): string[] {
  const section = README.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block);
}

/** What a block promises to print: its `# → …` lines; `…` alone stands for any lines. */
const promisesOf = (block: string): string[] =>
  block
    .split("\n")
    .filter((line) => line.startsWith("# → "))
    .map((line) => line.slice("# → ".length));

const MARK = "--- end of block ---";

type Run = { readonly code: number | null; readonly printed: string[][]; readonly said: string };

/** Runs the blocks in one shell, in the folder of the clone, and gives what each one printed. */
async function runBlocks(shell: string, blocks: readonly string[], home: string): Promise<Run> {
  const script = blocks.map((block) => `${block}printf '%s\\n' '${MARK}'\n`).join("");
  const child = spawn(shell, ["-eu"], {
    cwd: ROOT,
    // A process group of its own, so that a walk that breaks off leaves no service behind.
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      TMPDIR: home,
      KELISIM_PORT: String(await freePort()),
      // npx takes what `npm ci` has installed, and asks nobody for anything else.
      npm_config_yes: "false",
      npm_config_offline: "true",
    },
  });
  const group = -(child.pid ?? 0);
  const overdue = setTimeout(() => process.kill(group, "SIGKILL"), PATIENCE_MS);
  child.stdin.end(script);
  const [printed, said, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => child.on("exit", resolve)).then((exit) => {
      if (exit !== 0) killGroup(group);
      return exit;
    }),
  ]);
  clearTimeout(overdue);
  const parts = printed.split(`${MARK}\n`).slice(0, -1);
  return { code, said, printed: parts.map((part) => part.split("\n").filter((l) => l !== "")) };
}

function killGroup(group: number): void {
  try {
    process.kill(group, "SIGKILL");
  } catch {
    // Nobody is left.
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  stream.setEncoding("utf8");
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** Whether the lines are those promised, in their order. */
function isKept(promises: readonly string[], lines: readonly string[]): boolean {
  const [first, ...rest] = promises;
  if (first === undefined) return lines.length === 0;
  if (first !== "…") return lines[0] === first && isKept(rest, lines.slice(1));
  return lines.some((_, index) => isKept(rest, lines.slice(index + 1)));
}

const dueFrom = (receivedOn: ReturnType<typeof legalDayOf>): string =>
  deadline({ calendar: BUILT_IN_CALENDAR, receivedOn, workingDays: 15 }).dueOn;

describe("the README keeps what it promises", () => {
  test("the set-up is two commands", () => {
    assert.deepEqual(shellBlocks("Set up"), ["npm ci && npm run demo\n", "npm ci && npm test\n"]);
  });

  for (const shell of ["bash", "sh"]) {
    test(`the walk from an empty store runs as written in ${shell}`, async (t) => {
      const home = tempDir();
      t.after(home.remove);
      const blocks = shellBlocks(WALK);
      const before = legalDayOf(systemClock.now());
      const { code, printed, said } = await runBlocks(shell, blocks, home.path);
      assert.equal(code, 0, said);
      assert.equal(printed.length, blocks.length, said);
      for (const [index, block] of blocks.entries()) {
        const promises = promisesOf(block);
        assert.ok(
          isKept(promises, printed[index] ?? []),
          `${block}\n${printed[index]?.join("\n")}`,
        );
      }

      const all = printed.flat();
      const [at] = ["true", "withdrawn", "false", "discharged"].map((word) => all.indexOf(word));
      assert.notEqual(at, -1, "permitted, withdrawn, denied, discharged");
      const due = all[all.indexOf("cease-processing") + 1] ?? "";
      const today = legalDayOf(systemClock.now());
      assert.ok([dueFrom(before), dueFrom(today)].includes(due), `due on ${due}`);
      const lastDay = all.findLast((line) => /^\d{4}-\d{2}-\d{2} {2}/.test(line)) ?? "";
      assert.match(lastDay, new RegExp(`^${due} {2}15 {2}`));
      for (const word of ["Рұқсат берілмеді", "Отказано", "Denied"]) assert.ok(all.includes(word));
    });
  }
});
