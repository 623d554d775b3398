import type {
  Action,
  ConsentId,
  DutyId,
  DutyKind,
  Instant,
  LegalDay,
  PartyId,
  Text3,
} from "@kelisim/core";
import type { DueDateProps } from "../../components/due-date.tsx";

/** An organisation on a person's pages. */
export type ShownParty = { readonly id: PartyId; readonly name: Text3; readonly bin: string };

/** One that a question named, registered or not. */
export type NamedParty = { readonly name: Text3 | undefined; readonly bin: string };

/** A consent that stands, as a line of a list. */
export type ShownConsent = {
  readonly id: ConsentId;
  readonly party: ShownParty;
  readonly purpose: Text3;
  /** `undefined`: until the purpose is reached. */
  readonly lastDay: LegalDay | undefined;
  readonly grantedAt: Instant;
};

/** What an organisation owes her, with a day that explains itself. */
export type ShownDuty = {
  readonly id: DutyId;
  readonly kind: DutyKind;
  readonly party: ShownParty;
  readonly due: DueDateProps;
  /** Where its tracker is. */
  readonly to: string;
};

/** What may be done with data, by the name of its term. */
export const ACTION_TERMS = {
  collect: "collect",
  process: "process",
  disclose: "disclose",
  "cross-border": "cross-border",
  disseminate: "disseminate",
  "automated-decision": "AutomatedProcessing",
} as const satisfies Readonly<Record<Action, string>>;
