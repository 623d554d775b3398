/**
 * `npm test`: every test file, pure ones together in one process and each other in its own.
 * With patterns (`npm run test:postgres`): those of the files that they name and that are not pure.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { findTestFiles } from "./test-files.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const patterns = process.argv.slice(2);
const files =
  patterns.length > 0
    ? findTestFiles(patterns).apart
    : [here("shared-process.ts"), ...findTestFiles().apart];
if (files.length === 0) throw new Error("no test file has such a name");

const flags = [
  // The embedded store's WebAssembly is compiled quickly and never again: most tests are over
  // before the optimising compiler would be.
  "--liftoff-only",
  ...["--test", "--test-concurrency=2"],
  `--test-global-setup=${here("../global-setup.ts")}`,
];
const run = spawn(process.execPath, [...flags, ...files], {
  cwd: here("../../"),
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => run.kill(signal));
const [code] = (await once(run, "exit")) as [number | null];
process.exitCode = code ?? 1;
