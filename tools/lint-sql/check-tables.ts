import type { RuleId } from "./finding.ts";
import {
  columnsOf,
  constraintsOf,
  indexColumns,
  isPartition,
  tableOf,
  typeOf,
  type Schema,
  type Table,
} from "./schema.ts";
import type { ParsedFile, ParsedStatement } from "./parsed-file.ts";
import { child, children, text, type Node } from "./tree.ts";

/** Tells of a place in the statement that is being checked. */
export type Tell = (rule: RuleId, subject: string, node?: unknown) => void;

/** What a `CREATE TABLE` must hold by itself. */
export function checkTable(file: ParsedFile, create: Node, schema: Schema, tell: Tell): void {
  if (isPartition(create)) return;
  const table = tableOf(file.file, create);
  if (table.primaryKey.length === 0) tell("primary-key", table.name);
  if (table.isSubjectOwned) checkSubjectKey(create, table, tell);
  if (create["partspec"] !== undefined) checkPartitioned(file, create, table, tell);
  if (!isGranted(file, table.name)) tell("grant-missing", table.name);
  for (const { kind, columns, node } of constraintsOf(create)) {
    if (kind === "CONSTR_UNIQUE") checkUnique(table, columns, node, tell);
    if (kind === "CONSTR_FOREIGN") checkForeignKey(schema, table, columns, node, tell);
  }
}

function checkSubjectKey(create: Node, { name, primaryKey }: Table, tell: Tell): void {
  const column = columnsOf(create).find((each) => text(each, "colname") === "subject_id");
  const own = children(column ?? {}, "constraints").map((each) =>
    text(child(each, "Constraint"), "contype"),
  );
  const isRequired = own.includes("CONSTR_NOTNULL") || own.includes("CONSTR_PRIMARY");
  if (!isRequired || typeOf(column ?? {}) !== "uuid" || primaryKey[0] !== "subject_id") {
    tell("subject-key", name, column);
  }
}

/** A unique key of a person's table, of a constraint or an index. */
export function checkUnique(
  table: Table | undefined,
  columns: readonly string[],
  node: unknown,
  tell: Tell,
): void {
  if (table?.isSubjectOwned !== true || columns.includes("subject_id")) return;
  tell("subject-unique", `${table.name} (${columns.join(", ")})`, node);
}

/** Where a foreign key leads, and what it does by itself. */
export function checkForeignKey(
  schema: Schema,
  from: Table | undefined,
  columns: readonly string[],
  node: Node,
  tell: Tell,
): void {
  const name = text(child(node, "pktable"), "relname");
  const to = name === from?.name ? from : schema.get(name);
  const leadsToPerson = to?.columns.includes("subject_id") === true;
  if (leadsToPerson && !(from?.isSubjectOwned === true && columns[0] === "subject_id")) {
    tell("foreign-key", `${from?.name ?? "?"} → ${name}`, node);
  }
  for (const member of ["fk_del_action", "fk_upd_action"]) {
    if (!["a", "r", ""].includes(text(node, member))) tell("cascade", from?.name ?? "?", node);
  }
}

function checkPartitioned(file: ParsedFile, create: Node, table: Table, tell: Tell): void {
  const spec = child(create, "partspec");
  const by = children(spec, "partParams").map((each) => text(child(each, "PartitionElem"), "name"));
  const key = table.isSubjectOwned ? ["subject_id", "recorded_at"] : ["recorded_at"];
  const holds =
    text(spec, "strategy") === "PARTITION_STRATEGY_RANGE" &&
    by.join() === "recorded_at" &&
    table.primaryKey.length === key.length + 1 &&
    key.every((column, place) => table.primaryKey[place] === column) &&
    file.statements.some((each) => isDefaultOf(each, table.name)) &&
    file.statements.some((each) => isBrinOf(each, table.name));
  if (!holds) tell("partition", table.name, spec);
}

const isDefaultOf = ({ kind, node }: ParsedStatement, table: string): boolean =>
  kind === "CreateStmt" &&
  child(node, "partbound")["is_default"] === true &&
  children(node, "inhRelations").some((each) => text(child(each, "RangeVar"), "relname") === table);

const isBrinOf = ({ kind, node }: ParsedStatement, table: string): boolean =>
  kind === "IndexStmt" &&
  text(node, "accessMethod") === "brin" &&
  text(child(node, "relation"), "relname") === table &&
  indexColumns(node).join() === "recorded_at";

const isGranted = (file: ParsedFile, table: string): boolean =>
  file.statements.some(
    ({ kind, node }) =>
      kind === "GrantStmt" &&
      children(node, "objects").some((each) => text(child(each, "RangeVar"), "relname") === table),
  );
