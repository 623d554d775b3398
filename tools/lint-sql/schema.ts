import { allOf, child, children, lastName, names, text, unwrap, type Node } from "./tree.ts";

/** A table as the files so far make it. */
export type Table = {
  readonly name: string;
  /** The file that makes it. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** Whether its rows belong to one person. */
  readonly isSubjectOwned: boolean;
};

/** Global keys that lead to a person: tables of their own, keyed by what leads. */
export const LEADS_TO_SUBJECTS: ReadonlySet<string> = new Set(["record_locator", "subject_lookup"]);

const EVIDENCE: ReadonlySet<string> = new Set([
  ...["event", "access_log", "command_audit", "notice", "feed"],
  ...["record_locator", "erasure"],
]);

/** Whether a table is only ever appended to. */
export const isEvidence = (table: string): boolean =>
  EVIDENCE.has(table) ||
  table.endsWith("_version") ||
  [...EVIDENCE].some(
    (each) => table.startsWith(`${each}_`) && /_(default|y\d{4}_m\d\d)$/.test(table),
  );

/** The columns of a `CREATE TABLE`. */
export const columnsOf = (create: Node): readonly Node[] =>
  children(create, "tableElts").flatMap((each) => {
    const { kind, node } = unwrap(each);
    return kind === "ColumnDef" ? [node] : [];
  });

/** A constraint of a table or of one of its columns, with the columns that it is on. */
export type Constraint = {
  readonly kind: string;
  readonly columns: readonly string[];
  readonly node: Node;
};

/** A column's own constraints. */
export const constraintsOfColumn = (column: Node): readonly Constraint[] =>
  children(column, "constraints").map((each) => {
    const node = child(each, "Constraint");
    return { kind: text(node, "contype"), columns: [text(column, "colname")], node };
  });

const KEY_MEMBERS: Readonly<Record<string, string>> = { CONSTR_FOREIGN: "fk_attrs" };

export const tableConstraint = (node: Node): Constraint => {
  const kind = text(node, "contype");
  return { kind, columns: names(node, KEY_MEMBERS[kind] ?? "keys"), node };
};

/** All constraints of a `CREATE TABLE`. */
export const constraintsOf = (create: Node): readonly Constraint[] => [
  ...columnsOf(create).flatMap(constraintsOfColumn),
  ...children(create, "tableElts").flatMap((each) => {
    const { kind, node } = unwrap(each);
    return kind === "Constraint" ? [tableConstraint(node)] : [];
  }),
];

/** Whether a `CREATE TABLE` makes a partition of another table. */
export const isPartition = (create: Node): boolean => create["partbound"] !== undefined;

/** The table that a `CREATE TABLE` makes. */
export function tableOf(file: string, create: Node): Table {
  const name = text(child(create, "relation"), "relname");
  const columns = columnsOf(create).map((column) => text(column, "colname"));
  const primary = constraintsOf(create).find(({ kind }) => kind === "CONSTR_PRIMARY");
  return {
    name,
    file,
    columns,
    primaryKey: primary?.columns ?? [],
    isSubjectOwned: columns.includes("subject_id") && !LEADS_TO_SUBJECTS.has(name),
  };
}

export type Schema = Map<string, Table>;

/** The type of a column or a cast, without its schema. */
export const typeOf = (node: Node): string => lastName(child(node, "typeName"), "names");

/** The columns of an index; an expression counts as none. */
export const indexColumns = (index: Node): readonly string[] =>
  allOf(children(index, "indexParams"), "IndexElem").map((element) => text(element, "name"));
