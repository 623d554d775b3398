import type { Allowed } from "./allowed.ts";
import type { Finding } from "./finding.ts";
import { lintMigrations, type SqlFile } from "./lint-migrations.ts";
import { lintTypescript } from "./lint-typescript.ts";

/** An exception in use, as it is listed. */
export type Excepted = { readonly file: string; readonly rule: string; readonly because: string };

export type Report = {
  readonly findings: readonly Finding[];
  readonly exceptions: readonly Excepted[];
  readonly migrations: number;
  readonly statements: number;
  /** `file:line` of texts that are put together at run time and could not be read. */
  readonly unread: readonly string[];
};

type Found = Finding & { readonly statement?: string };

const covers = (allowed: Allowed, found: Found): boolean =>
  (allowed.file.endsWith("/")
    ? found.file.startsWith(allowed.file)
    : allowed.file === found.file) &&
  allowed.rule === found.rule &&
  (allowed.says === undefined || found.statement?.includes(allowed.says) === true) &&
  (allowed.reads === undefined || found.subject.startsWith("read of "));

/** Checks migrations in their order, then the SQL of the sources against the schema that they make. */
export function lint(
  migrations: readonly SqlFile[],
  sources: readonly { readonly file: string; readonly source: string }[],
  allowed: readonly Allowed[],
): Report {
  const linted = lintMigrations(migrations);
  const read = sources.map(({ file, source }) => ({
    ...lintTypescript(file, source, linted.schema),
    file,
  }));
  const all: readonly Found[] = [...linted.findings, ...read.flatMap(({ findings }) => findings)];
  const idle = allowed.filter((each) => !all.some((found) => covers(each, found)));
  return {
    findings: [
      ...all.filter((found) => !allowed.some((each) => covers(each, found))),
      ...idle.map(({ file, rule, says }) => ({
        ...{ file, line: 1, rule: "exception" as const },
        subject: `${rule} in tools/lint-sql/allowed.ts${says === undefined ? "" : ` (${says})`}`,
      })),
    ],
    exceptions: [
      ...linted.exceptions.map(({ file, line, rule, reason }) => ({
        ...{ file: `${file}:${line}`, rule, because: reason },
      })),
      ...allowed.filter((each) => !idle.includes(each)),
    ],
    migrations: migrations.length,
    statements: read.reduce((sum, each) => sum + each.read, 0),
    unread: read.flatMap(({ file, unread }) => unread.map((line) => `${file}:${line}`)),
  };
}
