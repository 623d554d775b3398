import type { DataCategory } from "../../registry/data-category.ts";
import type { PersonalDataWording } from "./wording.ts";

/**
 * To whom a record leads besides what it says itself. A hash or another stand-in of an identifier still
 * links records about one person, and a record that an id joins to another one is read with it.
 */
export type RecordLink = "nobody" | "hashed-identifier" | "joined-record" | "known-person";

/** A record, as the definitions look at it. */
export type DataRecord = {
  readonly categories: readonly Pick<DataCategory, "identifier" | "biometric">[];
  readonly link: RecordLink;
};

/** Whether a record is personal data, and by what; `undecided` where the words are not held. */
export type Classification =
  | { readonly personal: true; readonly by: "identifier" | "link" | "biometric" }
  | { readonly personal: false }
  | { readonly personal: "undecided" };

/**
 * Whether a record is personal data under one wording, strictly: what can be joined is joined.
 * @law 94-V 1(2), 395/НҚ 2(1)
 */
export function classify(record: DataRecord, { test }: PersonalDataWording): Classification {
  if (test === "not-held") return { personal: "undecided" };
  if (record.categories.some(({ identifier }) => identifier)) {
    return { personal: true, by: "identifier" };
  }
  if (record.link !== "nobody") return { personal: true, by: "link" };
  const isBiometric = record.categories.some(({ biometric }) => biometric);
  return isBiometric && test === "determinable-or-biometric"
    ? { personal: true, by: "biometric" }
    : { personal: false };
}

/** Whether any of the wordings makes a record personal data: an act that calls it so is enough. */
export const isPersonalData = (
  record: DataRecord,
  wordings: readonly PersonalDataWording[],
): boolean => wordings.some((wording) => classify(record, wording).personal === true);
