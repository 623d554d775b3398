/** Reads and writes one-dimensional arrays in PostgreSQL's text form: `{a,"b c",NULL}`. */

const NEEDS_QUOTES = /[{}",\\\s]/;

function elementText(element: string | null): string {
  if (element === null) return "NULL";
  const isNull = element.length === 4 && element.toUpperCase() === "NULL";
  const bare = element !== "" && !isNull && !NEEDS_QUOTES.test(element);
  return bare ? element : `"${element.replace(/["\\]/g, "\\$&")}"`;
}

/**
 * Values as an array. In most columns of a batch an element is the one before it again: it is written once.
 * @param textOf the text form of a value; `null` stays NULL
 */
export function writeArrayText<T>(
  values: readonly T[],
  textOf: (value: T) => string | null,
): string {
  let last: T | undefined;
  let written: string | undefined;
  const parts = values.map((value) => {
    if (written === undefined || value !== last) written = elementText(textOf(value));
    last = value;
    return written;
  });
  return `{${parts.join(",")}}`;
}

/** @throws RangeError for nested arrays and for bounds other than 1, which no column here has. */
export function readArrayText(text: string): (string | null)[] {
  if (text === "{}") return [];
  if (!text.startsWith("{") || !text.endsWith("}")) throw new RangeError("not a plain array text");
  const elements: (string | null)[] = [];
  let at = 1;
  while (at < text.length) {
    if (text[at] === "{") throw new RangeError("nested arrays are not supported");
    if (text[at] === '"') {
      const [element, next] = readQuoted(text, at + 1);
      elements.push(element);
      at = next;
    } else {
      let end = at;
      while (text[end] !== "," && text[end] !== "}") end += 1;
      const bare = text.slice(at, end);
      elements.push(bare === "NULL" ? null : bare);
      at = end;
    }
    at += 1; // past the comma or the closing brace
  }
  return elements;
}

/** From behind the opening quote: the element, and the place behind the closing quote. */
function readQuoted(text: string, from: number): [element: string, next: number] {
  let element = "";
  let at = from;
  for (; text[at] !== '"'; at += 1) {
    if (text[at] === "\\") at += 1;
    const letter = text[at];
    if (letter === undefined) throw new RangeError("array text ends inside quotes");
    element += letter;
  }
  return [element, at + 1];
}
