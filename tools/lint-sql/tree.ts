/** A node of PostgreSQL's parse tree, as libpg-query gives it. */
export type Node = Readonly<Record<string, unknown>>;

/** A node with its kind, such as `CreateStmt`. */
export type Found = { readonly kind: string; readonly node: Node };

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A member that holds one node; an empty one where there is none. */
export const child = (node: Node, member: string): Node => {
  const value = node[member];
  return isNode(value) ? value : {};
};

/** A member that holds a list of nodes. */
export const children = (node: Node, member: string): readonly Node[] => {
  const value = node[member];
  return Array.isArray(value) ? value.filter(isNode) : [];
};

export const text = (node: Node, member: string): string => {
  const value = node[member];
  return typeof value === "string" ? value : "";
};

/** The one wrapped node: `{ CreateStmt: { … } }`. */
export const unwrap = (wrapped: Node): Found => {
  const [kind = "", node] = Object.entries(wrapped)[0] ?? [];
  return { kind, node: isNode(node) ? node : {} };
};

/** The words of a list of `String` nodes. */
export const names = (node: Node, member: string): readonly string[] =>
  children(node, member).map((each) => text(child(each, "String"), "sval"));

/** The last word of a qualified name. */
export const lastName = (node: Node, member: string): string => names(node, member).at(-1) ?? "";

/** Members that hold a node without its kind around it. */
const BARE: Readonly<Record<string, string>> = {
  relation: "RangeVar",
  pktable: "RangeVar",
  typeName: "TypeName",
  intoClause: "IntoClause",
  into: "IntoClause",
};

/** Every node below a value, parents before their children. */
export function* walk(value: unknown): Generator<Found> {
  if (Array.isArray(value)) {
    for (const each of value) yield* walk(each);
  } else if (isNode(value)) {
    for (const [member, inside] of Object.entries(value)) {
      const kind = /^[A-Z]/.test(member) ? member : BARE[member];
      if (kind !== undefined && isNode(inside) && unwrap(inside).kind !== kind) {
        yield { kind, node: inside };
      }
      yield* walk(inside);
    }
  }
}

/** All of one kind. */
export const allOf = (value: unknown, kind: string): readonly Node[] =>
  [...walk(value)].filter((found) => found.kind === kind).map(({ node }) => node);

/** The first place that a node or something in it says of itself; byte offset. */
export const placeOf = (value: unknown): number | undefined => {
  for (const { node } of walk({ Root: value })) {
    if (typeof node["location"] === "number") return node["location"];
  }
  return undefined;
};
