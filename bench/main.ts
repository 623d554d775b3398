/**
 * `npm run bench -- [--quick | --long] [--consents N] [--json | --markdown] [--only P1,P2] [--list] [--progress] [--profile FOLDER]`: Kelisim
 * held against its targets, its limits and its peers (`docs/performance.md`). The result is all that goes to
 * standard output; progress goes to standard error, where that is a terminal. Exit code 0 where every target
 * that was measured was met, 1 where one was missed, 2 for a wrong command line.
 */
import { bench } from "./bench.ts";
import { readFlags } from "./command-line.ts";
import { installPeers } from "./peers/install.ts";
import { jsonOf } from "./report/report.ts";
import { markdownTable, textTable } from "./report/table.ts";
import { TARGETS } from "./report/targets.ts";
import { profile } from "./profile.ts";

const flags = readFlags(process.argv.slice(2));
if (typeof flags === "string") {
  process.stderr.write(`${flags}\n`);
  process.exit(2);
}

const { scale, output, only, list } = flags;
if (list) {
  for (const { id, case: label, what, must, stretch } of TARGETS) {
    process.stdout.write(`${id} ${label ?? ""}\t${what}\tmust ${must}, stretch ${stretch}\n`);
  }
  process.exit(0);
}

// What a run has started ends with it.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const started = performance.now();
const tell = (line: string): void => {
  if (!process.stderr.isTTY && !flags.progress) return;
  const passed = Math.round((performance.now() - started) / 1000);
  process.stderr.write(`${String(passed).padStart(4)} s  ${line}\n`);
};

if (flags.profile !== undefined) {
  process.stdout.write(`${await profile(scale, flags.profile, tell)}\n`);
  process.exit(0);
}

await installPeers(only, tell);
const report = await bench(scale, only, tell);
const forms = { json: jsonOf, markdown: markdownTable, table: textTable } as const;
process.stdout.write(`${forms[output](report)}\n`);
process.exit(report.targets.some(({ met }) => met === false) ? 1 : 0);
