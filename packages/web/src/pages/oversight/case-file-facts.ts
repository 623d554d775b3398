import type { DutyKind, Instant, LawSource, LegalDay, Text3 } from "@kelisim/core";
import type { DueDateProps } from "../../components/due-date.tsx";
import type { callKinds, consentStates } from "./complaint-messages.ts";

export type CaseDutyLine = {
  readonly id: string;
  readonly kind: DutyKind;
  readonly due: DueDateProps;
  readonly outcome: Text3 | undefined;
  readonly dischargedAt: Instant | undefined;
  /** What the organisation wrote. */
  readonly answer: string | undefined;
  readonly finding: string | undefined;
  readonly source: LawSource;
  /** Whose word the number of days is. */
  readonly by: "act" | "product";
};

export type CaseCallLine = {
  readonly at: Instant;
  readonly kind: keyof typeof callKinds;
  readonly text: string | undefined;
};

export type CaseConsentLine = {
  readonly id: string;
  readonly purpose: Text3;
  readonly status: keyof typeof consentStates;
  readonly grantedAt: Instant;
  /** `undefined`: until the purpose is reached. */
  readonly lastDay: LegalDay | undefined;
  readonly categories: string;
  readonly notice: Text3 | undefined;
};

export type CaseSaidLine = {
  readonly at: Instant;
  readonly event: "refused" | "withdrawn" | "narrowed" | "disputed";
  readonly text: string | undefined;
};

export type CaseAccessLine = {
  readonly at: Instant;
  readonly permitted: boolean;
  readonly action: Text3;
  readonly reason: Text3;
  readonly categories: string;
  readonly purpose: Text3 | undefined;
};

/** The case file of a complaint, ready to be shown. */
export type CaseFileFacts = {
  readonly party: { readonly name: Text3; readonly bin: string };
  readonly filedAt: Instant;
  readonly iin: string | undefined;
  readonly text: string | undefined;
  readonly decision: string | undefined;
  readonly duties: readonly CaseDutyLine[];
  readonly calls: readonly CaseCallLine[];
  readonly consents: readonly CaseConsentLine[];
  readonly said: readonly CaseSaidLine[];
  readonly accesses: readonly CaseAccessLine[];
  readonly isComplete: boolean;
  readonly norms: readonly { readonly id: string; readonly place: Text3; readonly text: Text3 }[];
  /** Path of the same as a file. */
  readonly download: string;
  /** Where the archive of evidence is downloaded. */
  readonly evidence: string;
};

export type CaseFileProps = {
  readonly file: CaseFileFacts;
  /** Of the account that the organisation owes for this complaint. */
  readonly due: DueDateProps | undefined;
};
