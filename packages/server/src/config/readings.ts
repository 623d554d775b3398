import type { Text3 } from "@kelisim/core";
import { hostUrls } from "@kelisim/store";

/** What a variable says: a value, or what is wrong with it and what to do. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly text: Text3 };

export const reading = <T>(value: T): Reading<T> => ({ ok: true, value });
export const unread = (text: Text3): Reading<never> => ({ ok: false, text });

const wantedOneOf = (words: readonly string[]): Text3 => {
  const list = words.join(", ");
  return {
    kk: `Мынаның бірін жазыңыз: ${list}.`,
    ru: `Укажите одно из: ${list}.`,
    en: `Use one of: ${list}.`,
  };
};

/** One of a few words. */
export const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (text: string): Reading<T> => {
    const found = words.find((word) => word === text);
    return found === undefined ? unread(wantedOneOf(words)) : reading(found);
  };

/** `on` or `off`. */
export const onOff = (text: string): Reading<boolean> =>
  text === "on" || text === "off" ? reading(text === "on") : unread(wantedOneOf(["on", "off"]));

/** `1` or `0`. */
export const flag = (text: string): Reading<boolean> =>
  text === "1" || text === "0" ? reading(text === "1") : unread(wantedOneOf(["1", "0"]));

/** A whole number in decimal digits. */
export const wholeNumber =
  (from: number, to: number) =>
  (text: string): Reading<number> => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to
      ? reading(value)
      : unread({
          kk: `Мына аралықтағы бүтін сан жазыңыз: ${from}–${to}.`,
          ru: `Укажите целое число от ${from} до ${to}.`,
          en: `Use a whole number from ${from} to ${to}.`,
        });
  };

/** A non-empty line: a path or a host name. */
export const line = (text: string): Reading<string> =>
  /^[^\0\r\n]+$/.test(text) && text.trim() === text
    ? reading(text)
    : unread({
        kk: "Бір жолмен, басы мен соңында бос орын қалдырмай жазыңыз.",
        ru: "Запишите одной строкой, без пробелов в начале и в конце.",
        en: "Use one line without spaces at its ends.",
      });

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
    : unread({
        kk: "Мекенжайды мынадай түрде жазыңыз: postgres://user:password@host:5432/database; сервер бірнешеу болса: host1:5432,host2:5432.",
        ru: "Запишите адрес в таком виде: postgres://user:password@host:5432/database; несколько серверов: host1:5432,host2:5432.",
        en: "Use a URL such as postgres://user:password@host:5432/database; several hosts are host1:5432,host2:5432.",
      });
}

const plainUrl =
  (example: string) =>
  (text: string): Reading<string> => {
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
      : unread({
          kk: `http немесе https мекенжайын көрсетіңіз, онда пайдаланушы аты, құпиясөз, «?» және «#» болмасын, мысалы: ${example}`,
          ru: `Укажите адрес http или https без имени пользователя и пароля, без «?» и «#», например: ${example}`,
          en: `Use an http(s) URL without user, query or fragment, such as ${example}`,
        });
  };

/** The address under which the service is reached: origin and path, without a slash at the end. */
export const publicUrl = plainUrl("https://kelisim.example");

/** Where traces are sent to. */
export const tracesUrl = plainUrl("http://127.0.0.1:4318/v1/traces");
