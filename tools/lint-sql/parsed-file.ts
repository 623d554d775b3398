import { hasSqlDetails, loadModule, parseSync } from "libpg-query";
import { isRule, type Finding, type RuleId } from "./finding.ts";
import { child, children, isNode, placeOf, unwrap, type Found, type Node } from "./tree.ts";

await loadModule();

/** One statement of a file. */
export type ParsedStatement = Found & {
  /** Byte offsets of its first and of the byte after its last. */
  readonly from: number;
  readonly to: number;
};

/** `-- lint-sql: allow <rule> because <reason>`, before or inside a statement. */
export type WrittenException = {
  readonly line: number;
  readonly rule: RuleId;
  readonly reason: string;
};

/** A SQL text with its statements. */
export type ParsedFile = {
  readonly file: string;
  readonly statements: readonly ParsedStatement[];
  readonly exceptions: readonly (WrittenException & { readonly statement: number })[];
  /** Faults of the text itself. */
  readonly faults: readonly Finding[];
  /** The line of a node in a statement. */
  lineOf(statement: ParsedStatement, node?: unknown): number;
};

const EXCEPTION = /^[ \t]*--\s*lint-sql:(?<rest>.*)$/gm;
const WORDS = /^\s*allow\s+(?<rule>[a-z-]+)\s+because\s+(?<reason>\S.*)$/;

/** Parses a SQL text. @param firstLine the line in `file` on which it begins */
export function parseFile(file: string, sql: string, firstLine = 1): ParsedFile {
  const bytes = Buffer.from(sql, "utf8");
  const lineAt = (offset: number): number =>
    firstLine + bytes.subarray(0, offset).toString("utf8").split("\n").length - 1;
  const faults: Finding[] = [];
  let statements: readonly ParsedStatement[] = [];
  try {
    // The parser takes no empty text.
    if (sql.trim() !== "") statements = statementsOf(parseSync(sql) as unknown as Node, bytes);
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    const line = firstLine + sql.slice(0, error.sqlDetails?.cursorPosition ?? 0).split("\n").length;
    faults.push({ file, line: line - 1, rule: "parse", subject: error.message });
  }
  const exceptions: (WrittenException & { statement: number })[] = [];
  for (const match of sql.matchAll(EXCEPTION)) {
    const at = Buffer.byteLength(sql.slice(0, match.index));
    const words = WORDS.exec(match.groups?.["rest"] ?? "");
    const rule = words?.groups?.["rule"] ?? "";
    const statement = statements.findIndex(({ to }) => at < to);
    if (!isRule(rule) || statement < 0) {
      faults.push({ file, line: lineAt(at), rule: "exception", subject: match[0].trim() });
    } else {
      const reason = words?.groups?.["reason"]?.trim() ?? "";
      exceptions.push({ line: lineAt(at), rule, reason, statement });
    }
  }
  return {
    file,
    statements,
    exceptions,
    faults,
    lineOf: (statement, node) =>
      lineAt((node === undefined ? undefined : placeOf(node)) ?? statement.from),
  };
}

/** The parser counts what stands before a statement, comments too, as its part. */
function statementsOf(tree: Node, bytes: Buffer): readonly ParsedStatement[] {
  return children(tree, "stmts").map((each) => {
    const start = Number(each["stmt_location"] ?? 0);
    const length = Number(each["stmt_len"] ?? 0);
    const to = length === 0 ? bytes.length : start + length;
    const before = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*/.exec(
      bytes.subarray(start, to).toString("utf8"),
    );
    const from = start + Buffer.byteLength(before?.[0] ?? "");
    const { kind, node } = unwrap(child(each, "stmt"));
    return { kind, node: isNode(node) ? node : {}, from, to };
  });
}
