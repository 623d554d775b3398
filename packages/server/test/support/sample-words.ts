/** Words and days that samples of calls have in common. */
export const TEXT3 = { kk: "Мәтін", ru: "Текст", en: "Text" };
export const DAY = "2027-01-15";
export const INSTANT = "2027-01-15T10:00:00+05:00";
export const WORDS = "Деректерім туралы сұраймын";
/** A representation that is not there. */
export const RPN = `rpn_${"0".repeat(32)}`;
