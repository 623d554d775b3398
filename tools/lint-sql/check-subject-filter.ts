import type { Tell } from "./check-tables.ts";
import type { Schema } from "./schema.ts";
import {
  allOf,
  child,
  children,
  isNode,
  names,
  text,
  unwrap,
  walk,
  type Found,
  type Node,
} from "./tree.ts";

/** A table of a statement's own level, with the name that its columns go by there. */
type Source = { readonly table: string; readonly alias: string; readonly node: Node };

const WORDS = { SelectStmt: "read of", UpdateStmt: "update", DeleteStmt: "delete from" } as const;

/** Whether each level that touches a person's table says which person. */
export function checkSubjectFilter(statement: Found, schema: Schema, tell: Tell): void {
  const made = new Set(
    allOf(statement.node, "CommonTableExpr").map((each) => text(each, "ctename")),
  );
  const isOwned = ({ table }: Source): boolean =>
    schema.get(table)?.isSubjectOwned === true && !made.has(table);
  for (const { kind, node } of walk({ [statement.kind]: statement.node })) {
    if (kind === "InsertStmt") checkInsert(node, isOwned, tell);
    if (kind !== "SelectStmt" && kind !== "UpdateStmt" && kind !== "DeleteStmt") continue;
    const from = [...children(node, "fromClause"), ...children(node, "usingClause")];
    const sources = from.flatMap(sourcesOf);
    if (kind !== "SelectStmt") sources.push(sourceOf(child(node, "relation")));
    const conditions = [node["whereClause"], ...from.flatMap(joinConditions)].flatMap(conjuncts);
    const isJoined = from
      .flatMap((each) => allOf(each, "JoinExpr"))
      .some((join) => names(join, "usingClause").includes("subject_id"));
    for (const source of sources.filter(isOwned)) {
      if (isJoined || conditions.some((each) => namesPerson(each, source.alias))) continue;
      tell("subject-filter", `${WORDS[kind]} ${source.table}`, source.node);
    }
  }
}

function checkInsert(node: Node, isOwned: (source: Source) => boolean, tell: Tell): void {
  const source = sourceOf(child(node, "relation"));
  const columns = children(node, "cols").map((each) => text(child(each, "ResTarget"), "name"));
  if (isOwned(source) && !columns.includes("subject_id")) {
    tell("subject-filter", `insert into ${source.table}`, source.node);
  }
}

const sourceOf = (range: Node): Source => ({
  table: text(range, "relname"),
  alias: text(child(range, "alias"), "aliasname") || text(range, "relname"),
  node: range,
});

/** The tables of a FROM item, those of its joins too; a query in brackets is a level of its own. */
function sourcesOf(wrapped: Node): readonly Source[] {
  const { kind, node } = unwrap(wrapped);
  if (kind === "RangeVar") return [sourceOf(node)];
  if (kind !== "JoinExpr") return [];
  return [...sourcesOf(child(node, "larg")), ...sourcesOf(child(node, "rarg"))];
}

function joinConditions(wrapped: Node): readonly unknown[] {
  const { kind, node } = unwrap(wrapped);
  if (kind !== "JoinExpr") return [];
  return [
    node["quals"],
    ...joinConditions(child(node, "larg")),
    ...joinConditions(child(node, "rarg")),
  ];
}

/** What must all hold: an OR is one condition, and none that we look into. */
function conjuncts(condition: unknown): readonly Found[] {
  if (!isNode(condition)) return [];
  const found = unwrap(condition);
  if (found.kind !== "BoolExpr" || text(found.node, "boolop") !== "AND_EXPR") return [found];
  return children(found.node, "args").flatMap(conjuncts);
}

const SAYS_WHICH = ["AEXPR_OP", "AEXPR_OP_ANY", "AEXPR_IN", "AEXPR_NOT_DISTINCT"];

function namesPerson({ kind, node }: Found, alias: string): boolean {
  if (kind === "SubLink") {
    return text(node, "subLinkType") === "ANY_SUBLINK" && isPerson(child(node, "testexpr"), alias);
  }
  if (kind !== "A_Expr" || !SAYS_WHICH.includes(text(node, "kind"))) return false;
  if (names(node, "name").at(-1) !== "=") return false;
  return isPerson(child(node, "lexpr"), alias) || isPerson(child(node, "rexpr"), alias);
}

/** `subject_id`, `alias.subject_id`, or a row that holds it. */
function isPerson(wrapped: Node, alias: string): boolean {
  const { kind, node } = unwrap(wrapped);
  if (kind === "RowExpr") return children(node, "args").some((each) => isPerson(each, alias));
  if (kind !== "ColumnRef") return false;
  const words = names(node, "fields");
  return words.at(-1) === "subject_id" && (words.length === 1 || words.at(-2) === alias);
}
