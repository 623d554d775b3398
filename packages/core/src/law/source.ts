import type { LegalDay } from "../time.ts";

/** The acts that rules of this service come from. */
export type ActId =
  /** Law No 94-V of 21.05.2013 on personal data and their protection. */
  | "94-V"
  /** Law No 231-VIII of 17.11.2025, which changes 94-V and others. */
  | "231-VIII"
  /** Rules of collection and processing, order No 395/НҚ of 21.10.2020, as order 190/НҚ words them. */
  | "395/НҚ"
  /** Order No 190/НҚ of 08.04.2026. */
  | "190/НҚ"
  /** No act: a promise of this product or a condition of its own API. */
  | "product";

/** Where the words are that a rule applies. */
export type LawSource = {
  readonly act: ActId;
  readonly article: string;
  readonly part?: string;
  /** The id of the norm in the register of norms, where it has one. */
  readonly norm?: string;
  /** Further norms of the register that say the same from elsewhere. */
  readonly also?: readonly string[];
};

/** The days on which a rule holds, both included; `null` is open. */
export type InForce = { readonly from: LegalDay | null; readonly to: LegalDay | null };

export const isInForce = (days: InForce, on: LegalDay): boolean =>
  (days.from === null || days.from <= on) && (days.to === null || on <= days.to);

/** First day of Law 231-VIII: sixty calendar days after the day of its publication, 18.11.2025. */
export const LAW_231_FIRST_DAY = "2026-01-18" as LegalDay;
/** First day of the changes that order 190/НҚ makes (its item 4). */
export const ORDER_190_FIRST_DAY = "2026-07-12" as LegalDay;
