import { checkChange, checkGrant } from "./check-change.ts";
import { checkTable, type Tell } from "./check-tables.ts";
import { checkWords } from "./check-words.ts";
import type { Finding } from "./finding.ts";
import { parseFile, type ParsedFile, type WrittenException } from "./parsed-file.ts";
import { isPartition, tableOf, type Schema } from "./schema.ts";
import { child, children, text, unwrap, type Node } from "./tree.ts";

export type SqlFile = { readonly file: string; readonly sql: string };

/** An exception that a finding made use of. */
export type UsedException = WrittenException & { readonly file: string };

export type Linted = {
  readonly findings: readonly Finding[];
  readonly exceptions: readonly UsedException[];
  readonly schema: Schema;
};

/** Checks migrations, in the order of their names. */
export function lintMigrations(files: readonly SqlFile[]): Linted {
  const schema: Schema = new Map();
  const findings: Finding[] = checkNames(files);
  const exceptions: UsedException[] = [];
  for (const { file, sql } of files) {
    const parsed = parseFile(file, sql);
    const raw = checkFile(parsed, schema);
    const { left, used } = withoutExcepted(parsed, raw);
    findings.push(...parsed.faults, ...left);
    exceptions.push(...used);
  }
  return { findings, exceptions, schema };
}

function checkNames(files: readonly SqlFile[]): Finding[] {
  return files.flatMap(({ file }, place) => {
    const name = file.split(/[\\/]/).at(-1) ?? "";
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (Number(number) === place + 1) return [];
    return [{ file, line: 1, rule: "file-name" as const, subject: name }];
  });
}

type Raw = { readonly finding: Finding; readonly statement: number };

function checkFile(parsed: ParsedFile, schema: Schema): readonly Raw[] {
  const raw: Raw[] = [];
  parsed.statements.forEach((statement, place) => {
    const tell: Tell = (rule, subject, node) => {
      const line = parsed.lineOf(statement, node);
      raw.push({ finding: { file: parsed.file, line, rule, subject }, statement: place });
    };
    const { kind, node } = statement;
    checkWords(statement, tell);
    checkGrant(statement, tell);
    checkChange(parsed.file, statement, schema, tell);
    if (kind === "CreateStmt") {
      checkTable(parsed, node, schema, tell);
      if (!isPartition(node)) {
        const table = tableOf(parsed.file, node);
        schema.set(table.name, table);
      }
    }
    if (kind === "AlterTableStmt") addColumns(node, schema);
  });
  return raw;
}

function addColumns(alter: Node, schema: Schema): void {
  const table = schema.get(text(child(alter, "relation"), "relname"));
  if (table === undefined) return;
  const added = children(alter, "cmds").flatMap((each) => {
    const { kind, node } = unwrap(child(child(each, "AlterTableCmd"), "def"));
    return kind === "ColumnDef" ? [text(node, "colname")] : [];
  });
  schema.set(table.name, { ...table, columns: [...table.columns, ...added] });
}

/** Takes out what the file itself excepts; an exception that nothing needs is a finding. */
function withoutExcepted(
  { file, exceptions }: ParsedFile,
  raw: readonly Raw[],
): { readonly left: readonly Finding[]; readonly used: readonly UsedException[] } {
  const covers = (exception: (typeof exceptions)[number], { finding, statement }: Raw): boolean =>
    exception.rule === finding.rule && exception.statement === statement;
  const left = raw.filter((each) => !exceptions.some((exception) => covers(exception, each)));
  const [used, idle] = [true, false].map((needed) =>
    exceptions.filter((each) => raw.some((found) => covers(each, found)) === needed),
  );
  return {
    left: [
      ...left.map(({ finding }) => finding),
      ...(idle ?? []).map(({ line, rule }) => ({
        ...{ file, line, rule: "exception" as const, subject: rule },
      })),
    ],
    used: (used ?? []).map(({ line, rule, reason }) => ({ file, line, rule, reason })),
  };
}
