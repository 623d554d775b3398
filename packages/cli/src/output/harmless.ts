/** What a terminal would obey instead of showing it, or shows as nothing: controls, marks of direction, line ends. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text out of a file that somebody else made, fit for a terminal: every sign that steers one is replaced. */
export const harmless = (text: string): string => text.replace(UNSAFE, "\ufffd");

const escaped = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");

/** JSON on one line that says the same, with those signs escaped. */
export const harmlessJson = (value: unknown): string =>
  JSON.stringify(value).replace(UNSAFE, escaped);
