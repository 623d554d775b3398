import type { Text3 } from "@kelisim/core";
import { harmless } from "./harmless.ts";

/** Evidence was checked by keys that came with it. */
export const COMPARE_KEYS: Text3 = {
  kk: "Назар аударыңыз: тексеру файлдың өзіндегі кілттермен жүргізілді. Оларды сервис жариялаған кілттермен салыстырыңыз (/.well-known/jwks.json, /.well-known/kelisim-log-key) немесе --trust арқылы беріңіз.",
  ru: "Внимание: проверено ключами из самого файла. Сравните их с теми, что опубликовал сервис (/.well-known/jwks.json, /.well-known/kelisim-log-key), или передайте опубликованные через --trust.",
  en: "Mind: it was checked by the keys inside the file itself. Compare them with those that the service publishes (/.well-known/jwks.json, /.well-known/kelisim-log-key), or hand those in with --trust.",
};

/** What is wrong, and what to do. @param of behind the first sentence, such as a file's name */
export function withNext(
  { text, next }: { readonly text: Text3; readonly next: Text3 },
  of?: string,
): Text3 {
  const said = (language: keyof Text3): string =>
    [text[language], ...(of === undefined ? [] : [`(${harmless(of)})`]), next[language]].join(" ");
  return { kk: said("kk"), ru: said("ru"), en: said("en") };
}
