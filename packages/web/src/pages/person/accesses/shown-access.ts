import type {
  Action,
  ConsentId,
  Instant,
  LawSource,
  ReasonCode,
  RuleOutcome,
  Text3,
} from "@kelisim/core";
import type { ShownCategory } from "../../../components/category-list.tsx";
import type { NamedParty, ShownParty } from "../shown.ts";

/** What permitted an access. */
export type ShownBasis =
  | { readonly kind: "consent"; readonly id: ConsentId; readonly canWithdraw: boolean }
  | { readonly kind: "retention" }
  | {
      readonly kind: "law";
      /** As the purpose names it, in the party's own words. */
      readonly act: string;
      readonly article: string;
      /** The case of the law that it is. */
      readonly text: Text3 | undefined;
    };

/** An access to her data or an attempt at one, with everything that she may read of it. */
export type ShownAccess = {
  /** Sealed; leads to its own page. */
  readonly id: string;
  readonly at: Instant;
  readonly requester: NamedParty;
  /** Whoever put the question for somebody else. */
  readonly reportedBy: ShownParty | undefined;
  readonly action: Action;
  readonly categories: readonly ShownCategory[];
  readonly purpose: Text3 | undefined;
  readonly object: { readonly name: Text3; readonly owner: ShownParty | undefined } | undefined;
  readonly recipient: NamedParty | undefined;
  readonly country: string | undefined;
  readonly permitted: boolean;
  readonly reason: ReasonCode;
  readonly rule: ShownRule;
  readonly basis: ShownBasis | undefined;
  /** What had put off telling her. */
  readonly deferral: { readonly act: string; readonly article: string } | undefined;
  readonly use: { readonly used: boolean; readonly at: Instant | undefined } | undefined;
};

/** A rule in words. */
export type ShownRule = { readonly text: Text3; readonly source: LawSource };

/** A rule that was tried on the way to a decision. */
export type TriedStep = ShownRule & { readonly outcome: RuleOutcome };
