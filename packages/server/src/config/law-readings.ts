import { addDuration, DEFAULT_READINGS, parseLegalDay, type Readings } from "@kelisim/core";
import { reading, unread, type Reading } from "./readings.ts";

type Check = { readonly says: string; readonly holds: (value: unknown) => boolean };

const flag: Check = { says: "true / false", holds: (value) => typeof value === "boolean" };
const whole = (least: number, most: number): Check => ({
  says: `${least} … ${most}`,
  holds: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

function isDuration(value: unknown): boolean {
  const start = parseLegalDay("2026-01-01");
  if (typeof value !== "string" || start === undefined) return false;
  try {
    return addDuration(start, value) > start;
  } catch {
    return false;
  }
}

/** What each reading may be. */
const CHECKS: Readonly<Record<keyof Readings, Check>> = {
  countsDayOfReceipt: flag,
  ceaseCountsFrom: {
    says: '"delivery" / "sending"',
    holds: (value) => value === "delivery" || value === "sending",
  },
  representativesObject: flag,
  separateAutomatedConsent: flag,
  nominalSeconds: whole(0, 3600),
  purposeIsAim: flag,
  undeclaredPlace: {
    says: '"public" / "private"',
    holds: (value) => value === "public" || value === "private",
  },
  ownSayFrom: whole(0, 18),
  adultFrom: whole(14, 21),
  lateRefusalKeeps: flag,
  requestLifetimeDays: whole(1, 90),
  unansweredAMonth: whole(1, 30),
  coolDownDays: whole(0, 365),
  refusalsAYear: whole(1, 100),
  reviewEvery: { says: 'ISO 8601 ("P1Y", "P90D", …)', holds: isDuration },
};

const wrong = (name: string, says: string): Reading<Readings> =>
  unread({
    kk: `Файлдағы «${name}» мәні жарамсыз. Болатын мәндер: ${says}.`,
    ru: `Недопустимое значение «${name}» в файле. Возможные значения: ${says}.`,
    en: `The file's "${name}" is not valid. Possible: ${says}.`,
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isName = (name: string): name is keyof Readings => name in CHECKS;

/** Reads the text of a readings file: JSON with some members of `Readings`; the others keep their default. */
export function lawReadings(text: string): Reading<Readings> {
  const file = parsed(text);
  if (!isRecord(file)) {
    return unread({
      kk: "Файлда JSON объектісі болуға тиіс. Мысал docs/law/choices.md құжатында.",
      ru: "В файле должен быть объект JSON. Пример в docs/law/choices.md.",
      en: "The file must hold a JSON object. An example is in docs/law/choices.md.",
    });
  }
  for (const [name, value] of Object.entries(file)) {
    if (!isName(name)) return wrong(name, Object.keys(CHECKS).join(", "));
    if (!CHECKS[name].holds(value)) return wrong(name, CHECKS[name].says);
  }
  return reading({ ...DEFAULT_READINGS, ...file });
}
