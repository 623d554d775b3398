import type { Text3 } from "@kelisim/core";

/** One message in Kazakh, Russian and English. */
export const say = (kk: string, ru: string, en: string): Text3 => ({ kk, ru, en });
