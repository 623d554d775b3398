import type { Text3 } from "@kelisim/core";

/** The same in every language: numbers, names of settings, versions. */
export const same = (text: string): Text3 => ({ kk: text, ru: text, en: text });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `12 min`, rounded down to the largest unit that fits. */
export function age(ms: number): Text3 {
  const [size, kk, ru, en] =
    ms >= 2 * DAY_MS
      ? ([DAY_MS, "күн", "дн.", "d"] as const)
      : ms >= 2 * HOUR_MS
        ? ([HOUR_MS, "сағат", "ч", "h"] as const)
        : ms >= 2 * MINUTE_MS
          ? ([MINUTE_MS, "минут", "мин", "min"] as const)
          : ([1000, "секунд", "с", "s"] as const);
  const n = Math.max(0, Math.floor(ms / size));
  return { kk: `${n} ${kk}`, ru: `${n} ${ru}`, en: `${n} ${en}` };
}

/** Bytes in whole MB. */
export const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`;
