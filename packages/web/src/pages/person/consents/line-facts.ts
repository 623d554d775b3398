import type {
  Action,
  AutomatedProcessing,
  ConsentTerm,
  Language,
  RepresentationBasis,
  Text3,
} from "@kelisim/core";
import type { ShownParty } from "../shown.ts";
import type { ShownCategory } from "../../../components/category-list.tsx";

/** What a person is asked for, or has given: who, why, what, from where, to whom, how long. */
export type ShownLine = {
  readonly party: ShownParty;
  /** Whose object it is, where the party asks as its operator. */
  readonly onBehalfOf: ShownParty | undefined;
  readonly purpose: { readonly name: Text3; readonly description: Text3; readonly version: number };
  /** Those that cannot be left out. */
  readonly required: readonly ShownCategory[];
  readonly optional: readonly ShownCategory[];
  readonly actions: readonly Action[];
  readonly object: {
    readonly name: Text3;
    readonly owner: ShownParty;
    readonly operator: ShownParty;
    /** ISO 3166-1 alpha-2. */
    readonly storageCountry: string;
  };
  readonly recipients: readonly ShownParty[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly published: boolean;
  readonly term: ConsentTerm;
  /** How the automated decision works, where one is asked for. */
  readonly automated: AutomatedProcessing | undefined;
};

/** The exact words that a hash covers. */
export type ShownNotice = {
  readonly text: Text3;
  /** `undefined` where the words were not shown here. */
  readonly version: number | undefined;
  /** SHA-256, hex. */
  readonly hash: string;
};

/** What the same party takes from the same object by a law, whatever she answers. */
export type ShownByLaw = {
  readonly purpose: Text3;
  readonly categories: readonly ShownCategory[];
  readonly act: string;
  readonly article: string;
};

/** Whose data it is, where somebody acts in her place. */
export type ShownActing = { readonly dataSubject: string } | undefined;

/** Who may answer where she may not herself. */
export type ShownAnswerers = readonly RepresentationBasis[];

/** In which language a text was read. */
export type ReadIn = Language | undefined;
