/** A text for people in the three languages of the service; Kazakh is the first one. */
export type Text3 = { readonly kk: string; readonly ru: string; readonly en: string };

export type Language = keyof Text3;

export const LANGUAGES: readonly Language[] = ["kk", "ru", "en"];

/** The same words in all three languages, for names that are not translated (a legal name, a code). */
export const sameText = (text: string): Text3 => ({ kk: text, ru: text, en: text });
