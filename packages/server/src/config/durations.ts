const DURATION = /^P(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/;

/** Seconds of a time in ISO 8601 of days, hours, minutes and seconds; `undefined` for every other text. */
export function durationSeconds(text: string): number | undefined {
  const found = DURATION.exec(text);
  if (found === null || text === "P") return undefined;
  const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = found;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}

const MONTHS = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?$/;

/** Months of a time in ISO 8601 of years and months; `undefined` for every other text. */
export function durationMonths(text: string): number | undefined {
  const found = MONTHS.exec(text);
  if (found === null) return undefined;
  const [, years = "0", months = "0"] = found;
  return Number(years) * 12 + Number(months);
}

/** Months as a time in ISO 8601. */
export const monthsText = (months: number): string =>
  months > 0 && months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`;

/** Seconds as a time in ISO 8601, in the largest unit that leaves no rest. */
export function durationText(seconds: number): string {
  if (seconds > 0 && seconds % 86_400 === 0) return `P${seconds / 86_400}D`;
  if (seconds > 0 && seconds % 3600 === 0) return `PT${seconds / 3600}H`;
  return seconds > 0 && seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;
}
