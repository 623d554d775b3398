/** `npm run lint:sql`: the rules for schema and SQL, as far as a text shows them. Exit code 1 on a finding. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ALLOWED } from "./allowed.ts";
import { formatFinding } from "./finding.ts";
import { lint } from "./lint.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const IS_TEST = /\.(test|fixture|test-support)\.ts$|\/testing\//;

const read = (pattern: string): { readonly file: string; readonly text: string }[] =>
  globSync(pattern, { cwd: ROOT })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(`${ROOT}/${file}`, "utf8") }));

const migrations = read("packages/store/src/migrations/*.sql").map(({ file, text }) => ({
  file,
  sql: text,
}));
const sources = read("packages/{store,server,cli}/src/**/*.ts")
  .filter(({ file }) => !IS_TEST.test(file))
  .map(({ file, text }) => ({ file, source: text }));

const report = lint(migrations, sources, ALLOWED);
const lines = [
  ...report.findings.map(formatFinding),
  ...report.exceptions.map(({ file, rule, because }) => `allowed: ${file}: ${rule}: ${because}`),
  ...report.unread.map((place) => `not read: ${place}: put together at run time`),
  `${report.migrations} migrations and ${report.statements} statements read, ${report.findings.length} findings`,
];
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = report.findings.length === 0 ? 0 : 1;
