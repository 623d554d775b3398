import type { Language } from "@kelisim/core";

/** The language of an answer: Kazakh, unless the first tag of `Accept-Language` is Russian or English. */
export function pickLanguage(acceptLanguage: string | undefined): Language {
  const first = acceptLanguage?.split(",", 1)[0]?.split(";", 1)[0]?.split("-", 1)[0];
  const tag = first?.trim().toLowerCase();
  return tag === "ru" || tag === "en" ? tag : "kk";
}
