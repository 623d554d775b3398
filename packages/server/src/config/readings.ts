import type { Text3 } from "@kelisim/core";
import { hostUrls } from "@kelisim/store";
import { durationMonths, durationSeconds } from "./durations.ts";

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

/** Years and months in ISO 8601, as months. */
export const months =
  (from: string, to: string) =>
  (text: string): Reading<number> => {
    const [value, least = 0, most = 0] = [text, from, to].map(durationMonths);
    return value !== undefined && value >= least && value <= most
      ? reading(value)
      : unread({
          kk: `Мерзімді жылмен не аймен, ISO 8601 түрінде жазыңыз, мына аралықта: ${from}–${to}, мысалы P5Y немесе P66M.`,
          ru: `Укажите срок в годах или месяцах в виде ISO 8601, от ${from} до ${to}, например P5Y или P66M.`,
          en: `Use years or months in ISO 8601 from ${from} to ${to}, such as P5Y or P66M.`,
        });
  };

/** A time in ISO 8601, as seconds. */
export const duration =
  (from: string, to: string) =>
  (text: string): Reading<number> => {
    const [value, least = 0, most = 0] = [text, from, to].map(durationSeconds);
    return value !== undefined && value >= least && value <= most
      ? reading(value)
      : unread({
          kk: `Уақытты ISO 8601 түрінде жазыңыз, мына аралықта: ${from}–${to}, мысалы PT90S, PT5M немесе P1D.`,
          ru: `Укажите время в виде ISO 8601, от ${from} до ${to}, например PT90S, PT5M или P1D.`,
          en: `Use a time in ISO 8601 from ${from} to ${to}, such as PT90S, PT5M or P1D.`,
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
