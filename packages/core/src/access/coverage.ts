import type { Coverage } from "../consent/consent.ts";
import type { AccessQuestion } from "./question.ts";

type Asked = Pick<AccessQuestion, "action" | "categories" | "recipient" | "country">;

export const includesAll = <T>(whole: readonly T[], part: readonly T[]): boolean =>
  part.every((item) => whole.includes(item));

export const coversAction = (covered: Pick<Coverage, "actions">, asked: Asked): boolean =>
  covered.actions.includes(asked.action);

export const coversCategories = (covered: Pick<Coverage, "categories">, asked: Asked): boolean =>
  includesAll(covered.categories, asked.categories);

/** A named recipient needs cover; an unknown one has none, nor has a passing-on that names nobody. */
export const coversRecipient = (covered: Pick<Coverage, "recipients">, asked: Asked): boolean =>
  asked.recipient === undefined
    ? asked.action !== "disclose"
    : asked.recipient !== "unknown" && covered.recipients.includes(asked.recipient);

/** A named country needs cover; a passing abroad that names no country has none. */
export const coversCountry = (covered: Pick<Coverage, "countries">, asked: Asked): boolean =>
  asked.country === undefined
    ? asked.action !== "cross-border"
    : covered.countries.includes(asked.country);
