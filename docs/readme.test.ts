import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { BUILT_IN_CALENDAR, deadline, legalDayOf, type LegalDay } from "@kelisim/core";
import { systemClock } from "@kelisim/server";
import { freePort } from "../testing/free-port.ts";
import { tempDir } from "../testing/temp-dir.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const WALK = "From an empty store to a withdrawn consent in five minutes";
/** Printed after each block, so that its output is told from the next one's. */
const MARK = "--- end of block ---";
const PATIENCE_MS = 180_000;

/** The `sh` blocks of a section, each as it stands. */
function shellBlocks(heading: string): string[] {
  const section = README.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block);
}

/** What a block promises to print: its `# → …` lines. `…` alone stands for one line or more. */
const promisesOf = (block: string): string[] =>
  block
    .split("\n")
    .filter((line) => line.startsWith("# → "))
    .map((line) => line.slice("# → ".length));

/** Whether the lines are those promised, in their order. */
function isKept([first, ...rest]: readonly string[], lines: readonly string[]): boolean {
  if (first === undefined) return lines.length === 0;
  if (first !== "…") return lines[0] === first && isKept(rest, lines.slice(1));
  return lines.some((_, index) => isKept(rest, lines.slice(index + 1)));
}

type Run = {
  readonly code: number | null;
  /** The lines that each finished block printed. */
  readonly printed: readonly (readonly string[])[];
  readonly said: string;
};

/** Runs the blocks in one shell, in the folder of the clone. */
async function runBlocks(shell: string, blocks: readonly string[], home: string): Promise<Run> {
  const file = join(home, "walk.sh");
  writeFileSync(file, blocks.map((block) => `${block}printf '%s\\n' '${MARK}'\n`).join(""));
  const child = spawn(shell, ["-eu", file], {
    cwd: ROOT,
    // A process group of its own, so that a walk that breaks off leaves no service behind.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      HOME: home,
      TMPDIR: home,
      KELISIM_PORT: String(await freePort()),
      // npx takes what `npm ci` has installed, and asks nobody for anything else.
      npm_config_yes: "false",
      npm_config_offline: "true",
      npm_config_update_notifier: "false",
    },
  });
  const endGroup = () => endProcesses(-(child.pid ?? 0));
  const overdue = setTimeout(endGroup, PATIENCE_MS);
  const ended = once(child, "exit").then(([code]) => {
    // What the walk started and did not stop would hold its output open.
    endGroup();
    return code as number | null;
  });
  const [code, printed, said] = await Promise.all([
    ended,
    textOf(child.stdout),
    textOf(child.stderr),
  ]);
  clearTimeout(overdue);
  const parts = printed.split(`${MARK}\n`).slice(0, -1);
  const lines = parts.map((part) => part.split("\n").filter((line) => line !== ""));
  return { code, printed: lines, said };
}

function endProcesses(group: number): void {
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

const dueFrom = (receivedOn: LegalDay): string =>
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
        const lines = printed[index] ?? [];
        assert.ok(isKept(promisesOf(block), lines), `${block}\nprinted\n${lines.join("\n")}`);
      }

      const all = printed.flat();
      for (const word of ["true", "withdrawn", "false", "discharged"]) {
        assert.ok(all.includes(word), word);
      }
      const due = all[all.indexOf("cease-processing") + 1] ?? "";
      const days = [before, legalDayOf(systemClock.now())].map(dueFrom);
      assert.ok(days.includes(due), `due on ${due}`);
      assert.ok(
        all.some((line) => line.startsWith(`${due}  15  `)),
        "the last day is the fifteenth",
      );
      for (const answer of ["Рұқсат берілмеді", "Отказано", "Denied"]) {
        assert.ok(all.includes(answer), answer);
      }
    });
  }
});
