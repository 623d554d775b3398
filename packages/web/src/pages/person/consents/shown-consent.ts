import type {
  ConfirmationKind,
  ConsentId,
  ConsentStatus,
  DutyOutcome,
  Instant,
  Language,
  LawSource,
  LegalDay,
  Provenance,
  RefusalGround,
  RepresentationBasis,
} from "@kelisim/core";
import type { ShownCategory } from "../../../components/category-list.tsx";
import type { ShownDuty, ShownParty } from "../shown.ts";
import type { ShownLine, ShownNotice } from "./line-facts.ts";

/** A duty as the person follows it. */
export type ShownTracker = ShownDuty & {
  /** When she acted, and when it reached whoever has to answer. */
  readonly sentAt: Instant;
  readonly deliveredAt: Instant;
  readonly state: "open" | "overdue" | "done";
  /** What was taken back, where that was only a part. */
  readonly parts: readonly ShownCategory[];
  readonly law: LawSource;
  /** Whose word its days are: an act's, or this service's own. */
  readonly term: "act" | "product";
  readonly consentPath: string | undefined;
  readonly answer:
    | {
        readonly at: Instant;
        readonly outcome: DutyOutcome;
        readonly late: boolean;
        readonly ground: RefusalGround | undefined;
        /** In the party's own words. */
        readonly text: string | undefined;
        readonly data: "destroyed" | "deidentified" | "kept" | undefined;
        /** Whether the refusal may well be wrong. */
        readonly contestable: boolean;
      }
    | undefined;
};

/** A consent with everything that stands on its receipt. */
export type ShownReceipt = {
  readonly id: ConsentId;
  readonly status: ConsentStatus;
  /** `required` holds what was given; nothing is optional any more. */
  readonly line: ShownLine;
  readonly grantedAt: Instant;
  /** The day on the paper, where that is another one. */
  readonly effectiveAt: Instant | undefined;
  readonly how: ConfirmationKind;
  readonly recordedBy: {
    readonly kind: Provenance["kind"];
    /** `undefined` where it was the person herself. */
    readonly party: ShownParty | undefined;
  };
  /** Who gave it in her place. */
  readonly actedBy: RepresentationBasis | undefined;
  readonly language: Language | undefined;
  readonly notice: ShownNotice | undefined;
  /** SHA-256, hex. */
  readonly evidenceSha256: string | undefined;
  readonly withdrawnAt: Instant | undefined;
  readonly disputedAt: Instant | undefined;
  readonly proveBy: LegalDay | undefined;
  readonly endedAt: Instant | undefined;
  readonly supersededBy: ConsentId | undefined;
  readonly trackers: readonly ShownTracker[];
  readonly can: { readonly withdraw: boolean; readonly dispute: boolean; readonly object: boolean };
};

export const consentPath = (id: ConsentId): string => `/me/consents/${id}`;
