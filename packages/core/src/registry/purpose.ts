import type { ObjectId, PartyId, PurposeId } from "../ids.ts";
import type { Text3 } from "../text.ts";
import type { LegalDay } from "../time.ts";

/**
 * What may be done with personal data. Kazakh law keeps collection apart from processing; `disclose`
 * is every passing-on to a third party.
 */
export const ACTIONS = [
  "collect",
  "process",
  "disclose",
  "cross-border",
  "disseminate",
  "automated-decision",
] as const;
export type Action = (typeof ACTIONS)[number];

/** Whether a consent ends on a date or when its purpose is reached. @law 231-VIII 8(5) 8(6) */
export type PurposeEnd = "date" | "purpose-achieved";

export type AutomatedProcessing = {
  /** Whether rights or legitimate interests arise, change or end by it. @law 231-VIII 19-1(1) */
  readonly affectsRights: boolean;
  readonly procedure: Text3;
  readonly consequences: Text3;
  readonly protection: Text3;
};

/** The five aims for which biometrics may be used in public places without consent. @law 231-VIII 7(12) */
export const PUBLIC_PLACE_AIMS = [
  "constitutional-order",
  "public-order",
  "rights-and-freedoms",
  "health",
  "morals",
] as const;

/**
 * An act that puts off telling the person of an access: to the end of a day, or until the party says that an
 * event has come about. Without an act there is no deferral.
 */
export type GroundDeferral = {
  readonly act: string;
  readonly article: string;
  /** Last day on which she is not told. */
  readonly until?: LegalDay;
  /** What ends it, in words. */
  readonly event?: string;
  /** The day on which the event came about. */
  readonly ended_on?: LegalDay;
};

/** A norm that permits without consent, as a purpose refers to it. `level` tells a law from an order. */
export type LegalGroundRef = {
  readonly code: string;
  readonly act: string;
  readonly article: string;
  readonly level: "law" | "bylaw";
  /** The case, decree or register entry that it rests on, in the party's own words. */
  readonly reference?: string;
  readonly deferral?: GroundDeferral;
};

/** What is declared of a purpose for the rules that ban or permit; in the words of the API. */
export type PurposeDeclared = {
  /** Whom a collection from public sources is about. @law 231-VIII 7(11) */
  readonly targeting?: { readonly subjects_list_sha256?: string; readonly criteria?: string };
  /** Where biometrics are used; a public place unless declared private. @law 231-VIII 7(12) */
  readonly place?: "public" | "private";
  readonly public_place_aim?: (typeof PUBLIC_PLACE_AIMS)[number];
  readonly legal_ground?: LegalGroundRef;
  /** Who de-identifies what goes to the national AI platform. @law 231-VIII 17(3) */
  readonly deidentification?: "by-holder" | "by-platform-operator";
  /** Telling the person is a condition of passing her data on. @law 94-V 19(1) */
  readonly notify_disclosure?: boolean;
};

/** A specific purpose, fixed before anything is collected. @law 231-VIII 7(8) */
export type Purpose = {
  readonly id: PurposeId;
  readonly version: number;
  /** Unique per party. */
  readonly code: string;
  readonly name: Text3;
  readonly description: Text3;
  readonly partyId: PartyId;
  readonly objectIds: readonly ObjectId[];
  readonly categories: {
    readonly required: readonly string[];
    readonly optional: readonly string[];
  };
  readonly actions: readonly Action[];
  /** ISO 8601 duration of days or longer; the longest term that this purpose needs. */
  readonly maxTerm: string | null;
  readonly ends: PurposeEnd;
  readonly recipients: readonly PartyId[];
  /** ISO 3166-1 alpha-2. */
  readonly crossBorder: readonly string[];
  readonly published: boolean;
  readonly source: "data-subject" | "digital-object" | "public-source";
  readonly automated: AutomatedProcessing | null;
  readonly declared: PurposeDeclared;
  /** A second person found that it aims at harm: nothing is collected or processed for it. @law 231-VIII 7(8) */
  readonly banned?: "harmful-purpose";
  readonly status: "draft" | "active" | "closed";
  /**
   * How often it was declared achieved for everyone. A consent that lasts until the purpose is
   * reached remembers the count at its grant and has ended when this one is higher: no clock decides.
   */
  readonly achievedCount: number;
};

/** Every category that the purpose names, required ones first. */
export const categoriesOf = (purpose: Purpose): readonly string[] => [
  ...purpose.categories.required,
  ...purpose.categories.optional,
];
