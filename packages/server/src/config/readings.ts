import { hostUrls } from "@kelisim/store";

/** What a variable says: a value, or what is wrong with it and what to do. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly text: string };

export const reading = <T>(value: T): Reading<T> => ({ ok: true, value });
export const unread = (text: string): Reading<never> => ({ ok: false, text });

/** One of a few words. */
export const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (text: string): Reading<T> => {
    const found = words.find((word) => word === text);
    return found === undefined ? unread(`Use one of: ${words.join(", ")}.`) : reading(found);
  };

/** `on` or `off`. */
export const onOff = (text: string): Reading<boolean> =>
  text === "on" || text === "off" ? reading(text === "on") : unread("Use on or off.");

/** `1` or `0`. */
export const flag = (text: string): Reading<boolean> =>
  text === "1" || text === "0" ? reading(text === "1") : unread("Use 1 or 0.");

/** A whole number in decimal digits. */
export const wholeNumber =
  (from: number, to: number) =>
  (text: string): Reading<number> => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to
      ? reading(value)
      : unread(`Use a whole number from ${from} to ${to}.`);
  };

/** A non-empty line: a path or a host name. */
export const line = (text: string): Reading<string> =>
  /^[^\0\r\n]+$/.test(text) && text.trim() === text
    ? reading(text)
    : unread("Use one line without spaces at its ends.");

const parsedUrl = (text: string): URL | undefined =>
  URL.canParse(text) ? new URL(text) : undefined;

/**
 * The URL of a PostgreSQL database; several hosts stand in it as libpq has them. The fault never
 * repeats it: it may hold a password.
 */
export function postgresUrl(text: string): Reading<string> {
  const urls = hostUrls(text).map(parsedUrl);
  const isPostgres = urls.every(
    (url) =>
      (url?.protocol === "postgres:" || url?.protocol === "postgresql:") &&
      (urls.length === 1 || url.hostname !== ""),
  );
  return isPostgres
    ? reading(text)
    : unread(
        "Use a URL such as postgres://user:password@host:5432/database; several hosts are host1:5432,host2:5432.",
      );
}

/** The address under which the service is reached: origin and path, without a slash at the end. */
export function publicUrl(text: string): Reading<string> {
  const url = parsedUrl(text);
  const isPlain =
    url !== undefined &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" &&
    url.password === "" &&
    url.search === "" &&
    url.hash === "";
  return isPlain
    ? reading(`${url.origin}${url.pathname}`.replace(/\/+$/, ""))
    : unread(
        "Use an http(s) URL without user, query or fragment, such as https://kelisim.example.",
      );
}
