import type { Answer } from "../consent/consent.ts";
import type { Retention } from "../duty/retention.ts";
import type { PartyId } from "../ids.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Party, PartyRole } from "../registry/party.ts";
import type { Action, Purpose } from "../registry/purpose.ts";
import type { ServiceKind } from "../registry/service.ts";
import type { Instant } from "../time.ts";

/** What an access question says, with the registry records that it names (`undefined` = none such). */
export type AccessQuestion = {
  readonly service: ServiceKind;
  readonly at: Instant;
  readonly requester: Party | undefined;
  readonly action: Action;
  readonly object: DigitalObject | undefined;
  readonly purpose: Purpose | undefined;
  /** At least one. */
  readonly categories: readonly string[];
  /** `undefined` where nobody is named; `unknown` for a BIN that the registry does not hold. */
  readonly recipient: PartyId | "unknown" | undefined;
  /** What the recipient is, where the registry holds it. */
  readonly recipientRoles: readonly PartyRole[];
  /** Those of the categories that are biometric. @law 231-VIII 1(2) */
  readonly biometric: readonly string[];
  /** Where the data go, for `cross-border`. */
  readonly country: string | undefined;
};

/** What the person's records say about the question: her newest answer in its line, and retentions there. */
export type PersonFacts = {
  readonly newest: Answer | undefined;
  readonly retentions: readonly Retention[];
  /** Whether the object's data about her are blocked. @law 94-V 25(2)(8) */
  readonly blocked: boolean;
  readonly lastEventAt: Instant | undefined;
};

/** A question whose registry records all exist: what rules about the person are tried on. */
export type PersonQuestion = AccessQuestion & {
  readonly requester: Party;
  readonly object: DigitalObject;
  readonly purpose: Purpose;
};
