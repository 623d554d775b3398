import type { Tell } from "./check-tables.ts";
import { checkForeignKey, checkUnique } from "./check-tables.ts";
import { indexColumns, isEvidence, tableConstraint, type Schema } from "./schema.ts";
import { child, children, text, unwrap, type Found, type Node } from "./tree.ts";

/** Statements that take something away from the previous release. */
const TAKES_AWAY: Readonly<Record<string, string>> = {
  DropStmt: "drop",
  RenameStmt: "rename",
  AlterObjectSchemaStmt: "set schema",
  TruncateStmt: "truncate",
  AlterTypeStmt: "alter type",
  DropOwnedStmt: "drop owned",
};

/** Kinds of `ALTER TABLE` that do the same. */
const ALTERS_AWAY: Readonly<Record<string, string>> = {
  AT_DropColumn: "drop column",
  AT_AlterColumnType: "alter type",
  AT_SetNotNull: "set not null",
  AT_DropConstraint: "drop constraint",
  AT_DetachPartition: "detach partition",
  AT_DropExpression: "drop expression",
  AT_SetUnLogged: "set unlogged",
};

const BREAKS_OLD_ROWS = /^CONSTR_(UNIQUE|PRIMARY|EXCLUSION|CHECK|FOREIGN|NOTNULL)$/;

const relationOf = (node: Node): string => text(child(node, "relation"), "relname");

/** Changes of tables that earlier files made. */
export function checkChange(file: string, { kind, node }: Found, schema: Schema, tell: Tell): void {
  const taken = TAKES_AWAY[kind];
  if (taken !== undefined) tell("additive", taken);
  if (kind === "GrantStmt" && node["is_grant"] !== true) tell("additive", "revoke");
  if (kind === "TransactionStmt") tell("transaction", "begin, commit, savepoint");
  if (kind === "DoStmt") tell("do-block", "");
  if (kind === "AlterTableStmt") checkAlter(file, node, schema, tell);
  if (kind === "IndexStmt") checkIndex(file, node, schema, tell);
}

function checkIndex(file: string, node: Node, schema: Schema, tell: Tell): void {
  if (node["concurrent"] === true) tell("transaction", "concurrently");
  if (node["unique"] !== true) return;
  const table = schema.get(relationOf(node));
  checkUnique(table, indexColumns(node), node, tell);
  if (table?.file !== file) tell("additive", `unique index on ${relationOf(node)}`, node);
}

function checkAlter(file: string, node: Node, schema: Schema, tell: Tell): void {
  const name = relationOf(node);
  const table = schema.get(name);
  for (const wrapped of children(node, "cmds")) {
    const command = child(wrapped, "AlterTableCmd");
    const subtype = text(command, "subtype");
    const away = ALTERS_AWAY[subtype];
    if (away !== undefined) tell("additive", `${away} of ${name}`, command);
    const { node: definition } = unwrap(child(command, "def"));
    if (subtype === "AT_ColumnDefault" && command["def"] === undefined) {
      tell("additive", `drop default of ${name}`, command);
    }
    if (subtype === "AT_AddColumn") checkColumn(name, definition, tell);
    if (subtype !== "AT_AddConstraint") continue;
    const constraint = tableConstraint(definition);
    if (constraint.kind === "CONSTR_UNIQUE")
      checkUnique(table, constraint.columns, definition, tell);
    if (constraint.kind === "CONSTR_FOREIGN") {
      checkForeignKey(schema, table, constraint.columns, definition, tell);
    }
    if (table?.file !== file && BREAKS_OLD_ROWS.test(constraint.kind)) {
      tell("additive", `a new constraint on ${name}`, definition);
    }
  }
}

/** A new column of a table that has rows already. */
function checkColumn(table: string, column: Node, tell: Tell): void {
  const constraints = children(column, "constraints").map((each) => child(each, "Constraint"));
  const kinds = constraints.map((each) => text(each, "contype"));
  const given = constraints.find((each) => text(each, "contype") === "CONSTR_DEFAULT");
  const name = `${table}.${text(column, "colname")}`;
  if (kinds.includes("CONSTR_NOTNULL") && !(given !== undefined && isConstant(given["raw_expr"]))) {
    tell("additive", `${name} not null without a constant default`, column);
  }
  if (kinds.some((kind) => /^CONSTR_(UNIQUE|PRIMARY)$/.test(kind))) {
    tell("additive", `a key on the new ${name}`, column);
  }
}

const isConstant = (value: unknown): boolean => {
  const { kind, node } = unwrap((value ?? {}) as Node);
  return kind === "A_Const" || (kind === "TypeCast" && isConstant(node["arg"]));
};

/** Who is given what. */
export function checkGrant({ kind, node }: Found, tell: Tell): void {
  if (kind === "GrantRoleStmt" || kind === "AlterDefaultPrivilegesStmt") {
    tell("grant-form", kind === "GrantRoleStmt" ? "a role" : "default privileges");
  }
  if (kind !== "GrantStmt" || node["is_grant"] !== true) return;
  const grantees = children(node, "grantees").map((each) =>
    text(child(each, "RoleSpec"), "rolename"),
  );
  const rights = children(node, "privileges").map((each) =>
    text(child(each, "AccessPriv"), "priv_name"),
  );
  const isNarrow =
    text(node, "targtype") === "ACL_TARGET_OBJECT" &&
    text(node, "objtype") === "OBJECT_TABLE" &&
    grantees.join() === "kelisim_app" &&
    node["grant_option"] !== true &&
    rights.length > 0 &&
    rights.every((right) => ["select", "insert", "update", "delete"].includes(right));
  if (!isNarrow) tell("grant-form", `${rights.join(", ") || "all"} to ${grantees.join(", ")}`);
  if (rights.length > 0 && !rights.some((right) => !["select", "insert"].includes(right))) return;
  for (const each of children(node, "objects")) {
    const table = text(child(each, "RangeVar"), "relname");
    if (isEvidence(table)) tell("evidence", `a right to change ${table}`, each);
  }
}
