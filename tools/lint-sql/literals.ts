/** A text that a TypeScript file holds. */
export type Literal = {
  /** What stands where a value is put in: an identifier, so that most of it still parses. */
  readonly text: string;
  /** Offset of its first character, behind the quote. */
  readonly from: number;
  /** Whether values are put in, or more is added by `+`. */
  readonly hasHoles: boolean;
};

const HOLE = "hole_";
/** After these a slash divides; after everything else it begins a regular expression. */
const ENDS_VALUE = /(?:[\w$)\]}"'`])$/;
const BEFORE_EXPRESSION =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|await|yield|delete)$/;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\n": "" };

type Piece = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly hasHoles: boolean;
};

/** The string and template literals of a TypeScript source, joined where `+` joins two of them. */
export function literalsOf(source: string): readonly Literal[] {
  const pieces: Piece[] = [];
  scan(source, 0, pieces, false);
  const joined: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    const between = last === undefined ? "" : source.slice(last.to, piece.from - 1);
    if (last !== undefined && /^\s*\+\s*$/.test(between)) {
      const hasHoles = last.hasHoles || piece.hasHoles;
      joined[joined.length - 1] = { ...last, text: last.text + piece.text, to: piece.to, hasHoles };
    } else joined.push(piece);
  }
  return joined.map(({ text, from, to, hasHoles }) => ({
    text,
    from,
    hasHoles: hasHoles || /^\s*\+/.test(source.slice(to)),
  }));
}

/** Reads code from an offset to the end or, in a template's hole, to its closing brace. */
function scan(source: string, start: number, pieces: Piece[], inHole: boolean): number {
  let depth = 0;
  let at = start;
  while (at < source.length) {
    const here = source[at];
    if (here === "/" && source[at + 1] === "/") at = lineEnd(source, at);
    else if (here === "/" && source[at + 1] === "*") at = source.indexOf("*/", at + 2) + 2;
    else if (here === "/" && beginsRegExp(source, at)) at = regExpEnd(source, at);
    else if (here === '"' || here === "'") at = quoted(source, at, pieces);
    else if (here === "`") at = template(source, at, pieces);
    else {
      if (here === "{") depth += 1;
      if (here === "}" && depth === 0 && inHole) return at;
      if (here === "}") depth -= 1;
      at += 1;
    }
  }
  return at;
}

const lineEnd = (source: string, at: number): number => {
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end;
};

function beginsRegExp(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 40), at).trimEnd();
  return BEFORE_EXPRESSION.test(before) || !ENDS_VALUE.test(before);
}

function regExpEnd(source: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < source.length; at += 1) {
    const here = source[at];
    if (here === "\\") at += 1;
    else if (here === "\n") return start + 1;
    else if (here === "[") inClass = true;
    else if (here === "]") inClass = false;
    else if (here === "/" && !inClass) return at + 1;
  }
  return source.length;
}

const escaped = (letter: string): string => ESCAPES[letter] ?? letter;

function quoted(source: string, start: number, pieces: Piece[]): number {
  let text = "";
  let at = start + 1;
  for (; at < source.length && source[at] !== source[start] && source[at] !== "\n"; at += 1) {
    if (source[at] === "\\") text += escaped(source[(at += 1)] ?? "");
    else text += source[at];
  }
  pieces.push({ text, from: start + 1, to: at + 1, hasHoles: false });
  return at + 1;
}

function template(source: string, start: number, pieces: Piece[]): number {
  let text = "";
  let hasHoles = false;
  let at = start + 1;
  for (; at < source.length && source[at] !== "`"; at += 1) {
    if (source[at] === "\\") text += escaped(source[(at += 1)] ?? "");
    else if (source[at] === "$" && source[at + 1] === "{") {
      const end = scan(source, at + 2, pieces, true);
      // The lines stay, so that places in the text are places in the file.
      text += HOLE + "\n".repeat(source.slice(at, end).split("\n").length - 1);
      hasHoles = true;
      at = end;
    } else text += source[at];
  }
  pieces.push({ text, from: start + 1, to: at + 1, hasHoles });
  return at + 1;
}
