/** Only what begins with one slash, and stays in this service whatever a browser makes of it. */
const LOCAL = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/** A path of this service to go back to; its start where something else was sent. */
export function localPath(text: string | null | undefined, otherwise = "/"): string {
  if (text === null || text === undefined || !LOCAL.test(text)) return otherwise;
  const base = "http://portal.invalid";
  if (!URL.canParse(text, base)) return otherwise;
  const url = new URL(text, base);
  return url.origin === base ? `${url.pathname}${url.search}` : otherwise;
}
