/** Text that UTF-8 cannot hold, a number that is no safe integer, or a value that JSON does not know. */
export class NotCanonical extends RangeError {
  override readonly name = "NotCanonical";
}

/** Half of a character that stands without its other half. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const textIn = (text: string): string => {
  if (LONE_SURROGATE.test(text)) throw new NotCanonical("half a character");
  return JSON.stringify(text);
};

/** By UTF-16 code units, as RFC 8785 has it and as JavaScript compares. */
const byName = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1;

/**
 * RFC 8785 (JCS) for what receipts hold: texts, safe integers, true, false, null, lists and objects. Members
 * whose value is undefined are left out, as JSON does.
 * @throws NotCanonical for everything else
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return textIn(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new NotCanonical("a number that is no safe integer");
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new NotCanonical(`no value of JSON: ${typeof value}`);
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  const texts = members
    .toSorted(byName)
    .map(([name, each]) => `${textIn(name)}:${canonicalJson(each)}`);
  return `{${texts.join(",")}}`;
}
