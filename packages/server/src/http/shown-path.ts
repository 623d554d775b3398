/** A path segment that is an id of a record; its letters and digits name no person. */
const ID = /^[a-z]{3}_[0-9A-Za-z_-]{1,600}$/;
const WORD = /^[a-z][a-z0-9.-]{0,40}$/i;
const SIX_DIGITS = /\d{6}/;

const shown = (segment: string): string => {
  if (segment === "" || ID.test(segment)) return segment;
  return WORD.test(segment) && !SIX_DIGITS.test(segment) ? segment : "-";
};

/** The path of a request target, also of one that carries scheme and host (RFC 9112 3.2.2). */
export const pathOf = (target: string): string =>
  target.replace(/^https?:\/\/[^/?#]*/i, "").split(/[?#]/, 1)[0] ?? "";

/**
 * The path of a URL for the `instance` of a problem: without its query, and with `-` for every segment
 * that is neither a word nor an id, because clients put persons' numbers and names there by mistake.
 */
export function shownPath(url: string): string {
  const short = pathOf(url).split("/").slice(0, 12).map(shown).join("/");
  return short.startsWith("/") ? short : `/${short}`;
}
