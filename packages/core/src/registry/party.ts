import type { PartyId } from "../ids.ts";
import type { Text3 } from "../text.ts";

/** What a party is to personal data. One party may be several things. */
export type PartyRole =
  | "owner"
  | "operator"
  | "third-party"
  | "service-desk"
  | "authorised-body"
  /** Operator of the national AI platform. @law 231-VIII 17(3) */
  | "ai-platform-operator"
  /** National coordination centre of information security. @law 231-VIII 1(8)(2) */
  | "infosec-coordination-centre";

/** State = state bodies and state legal entities; everybody else is non-state. */
export type Sector = "state" | "non-state";

/** An organisation or sole proprietor that this service knows. */
export type Party = {
  readonly id: PartyId;
  /** Counts the changes of this record from 1. */
  readonly version: number;
  /** Twelve digits. */
  readonly bin: string;
  readonly name: Text3;
  readonly sector: Sector;
  readonly roles: readonly PartyRole[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly status: "active" | "closed";
};
