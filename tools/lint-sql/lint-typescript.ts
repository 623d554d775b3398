import { checkSubjectFilter } from "./check-subject-filter.ts";
import type { Tell } from "./check-tables.ts";
import { checkWords } from "./check-words.ts";
import type { Finding } from "./finding.ts";
import { literalsOf } from "./literals.ts";
import { parseFile } from "./parsed-file.ts";
import type { Schema } from "./schema.ts";

/** A finding with the statement that it is about. */
export type StatementFinding = Finding & { readonly statement: string };

export type LintedSource = {
  readonly findings: readonly StatementFinding[];
  /** Statements that were read. */
  readonly read: number;
  /** Lines of those that are put together at run time in a way that cannot be read. */
  readonly unread: readonly number[];
};

/** How our SQL begins, in lower case; words for people do not. */
const SQL =
  /^\s*(?:select\s|insert\s+into\s|update\s+\w+\s|delete\s+from\s|with\s+\w+\s+as\s|merge\s+into\s|lock\s+table\s|listen\s|notify\s)/;

/** Checks the SQL texts of one TypeScript source. */
export function lintTypescript(file: string, source: string, schema: Schema): LintedSource {
  const findings: StatementFinding[] = [];
  const unread: number[] = [];
  let read = 0;
  for (const { text, from, hasHoles } of literalsOf(source)) {
    if (!SQL.test(text)) continue;
    const firstLine = source.slice(0, from).split("\n").length;
    const parsed = parseFile(file, text, firstLine);
    if (hasHoles && parsed.faults.length > 0) {
      unread.push(firstLine);
      continue;
    }
    read += 1;
    findings.push(...parsed.faults.map((each) => ({ ...each, statement: text })));
    for (const statement of parsed.statements) {
      const tell: Tell = (rule, subject, node) => {
        const line = parsed.lineOf(statement, node);
        findings.push({ file, line, rule, subject, statement: text });
      };
      checkWords(statement, tell);
      checkSubjectFilter(statement, schema, tell);
    }
  }
  return { findings, read, unread };
}
