/** A member of a JSON value by its pointer. */
export type Member = { readonly pointer: string; readonly value: unknown };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every member below a value, itself left out. */
export function membersOf(value: unknown, pointer = ""): readonly Member[] {
  const entries = Array.isArray(value)
    ? value.map((item, index): [string, unknown] => [String(index), item])
    : isFields(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([name, member]) => {
    const at = `${pointer}/${name}`;
    return [{ pointer: at, value: member }, ...membersOf(member, at)];
  });
}

/** A copy in which the member at a pointer is another one. */
export function replaced(value: unknown, pointer: string, by: unknown): unknown {
  if (pointer === "") return by;
  const [, name = "", ...rest] = pointer.split("/");
  const deeper = rest.map((part) => `/${part}`).join("");
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === name ? replaced(item, deeper, by) : item));
  }
  if (!isFields(value)) throw new RangeError(`there is no ${pointer}`);
  return { ...value, [name]: replaced(value[name], deeper, by) };
}

/** Something of another type. */
export function ofWrongType(value: unknown): unknown {
  if (typeof value === "string") return 7;
  if (typeof value === "boolean") return "true";
  return Array.isArray(value) ? "a list" : [];
}
