import type { Text3 } from "../../text.ts";
import type { ActId, InForce } from "../source.ts";

/** Whom a norm binds or entitles, as its words or the base law say. */
export type NormRole =
  | "data-subject"
  | "legal-representative"
  | "owner"
  | "operator"
  | "third-party"
  | "state-service"
  | "non-state-service"
  | "authorised-body"
  | "ai-platform-operator"
  | "state-body"
  | "licensee"
  | "seller"
  | "mass-media"
  | "digital-asset-actor"
  | "anyone";

/** Where the addressee comes from: the norm's own words, or what the base law is remembered to say. */
export type Addressee = {
  readonly roles: readonly NormRole[];
  readonly trust: "act" | "recalled";
};

/** How far the words of a norm are known to us. */
export type NormTrust =
  /** Quoted from one of the two acts. */
  | "act"
  /** From an edition of the base law of 2016 or 2021, or from secondary sources: to be compared. */
  | "base-law";

/**
 * What this service does about a norm. `enforced`: a rule decides by it. `tracked`: a duty, a register or
 * a record follows it. `informational`: it asks nothing of this service, and `reason` says why.
 */
export type NormStatus = "enforced" | "tracked" | "informational";

export type NormDeadline = {
  readonly days: number;
  readonly unit: "working-days" | "calendar-days" | "months";
  readonly from: Text3;
};

/** One provision of an act, as the register shows it. */
export type Norm = {
  readonly id: string;
  /** Ids that earlier lists gave it. */
  readonly formerIds?: readonly string[];
  /** The act that sets it. */
  readonly act: ActId;
  /** Its place in that act, in the words of a citation. */
  readonly place: Text3;
  /** kk: the act's own words, cut with "…"; ru and en: renderings of them, not official texts. */
  readonly text: Text3;
  readonly trust: NormTrust;
  readonly obliged: Addressee;
  readonly trigger: Text3 | null;
  readonly deadline: NormDeadline | null;
  readonly inForce: InForce;
  readonly level: "law" | "bylaw";
  readonly status: NormStatus;
  /** For `informational`: why it asks nothing here. For others: what of it is this product's choice. */
  readonly reason?: Text3;
};
