import type { Coverage } from "../consent/consent.ts";
import type { AccessQuestion } from "./question.ts";

type Asked = Pick<AccessQuestion, "action" | "categories" | "recipient" | "country">;

export const includesAll = <T>(whole: readonly T[], part: readonly T[]): boolean =>
  part.every((item) => whole.includes(item));

export const coversAction = (covered: Pick<Coverage, "actions">, asked: Asked): boolean =>
  covered.actions.includes(asked.action);

export const coversCategories = (covered: Pick<Coverage, "categories">, asked: Asked): boolean =>
  includesAll(covered.categories, asked.categories);

/** Only a named recipient needs cover; an unknown one is covered by nothing. */
export const coversRecipient = (covered: Pick<Coverage, "recipients">, asked: Asked): boolean =>
  asked.recipient === undefined ||
  (asked.recipient !== "unknown" && covered.recipients.includes(asked.recipient));

export const coversCountry = (covered: Pick<Coverage, "countries">, asked: Asked): boolean =>
  asked.country === undefined || covered.countries.includes(asked.country);
