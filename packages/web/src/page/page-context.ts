import type { Instant, Language, LegalDay, Text3 } from "@kelisim/core";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Translate } from "../i18n/translate.ts";

/** An entry of the navigation. */
export type NavItem = {
  readonly to: string;
  readonly label: Text3;
  /** How many things wait there; shown if above zero. */
  readonly count?: number;
};

/** Whose page it is: shown at the top of every page, so that nobody acts for the wrong one. */
export type ShownPersona =
  | { readonly kind: "self"; readonly name: string }
  | {
      readonly kind: "represented";
      /** Who is signed in. */
      readonly name: string;
      /** Whose data it is. */
      readonly dataSubject: string;
      /** Last day of the authority; `undefined` where it has none. */
      readonly until: LegalDay | undefined;
    }
  | {
      readonly kind: "staff";
      readonly name: string;
      readonly role: Text3;
      readonly party: Text3;
    };

/** What every page knows besides its own facts. */
export type PageContext = {
  readonly language: Language;
  readonly t: Translate;
  readonly now: Instant;
  /** Path and query of this page. */
  readonly here: string;
  /** Nobody is signed in where it is `undefined`. */
  readonly persona: ShownPersona | undefined;
  /** Whether there is another persona to change to. */
  readonly hasPersonas: boolean;
  readonly nav: readonly NavItem[];
  /** Goes with every form; empty where nobody is signed in. */
  readonly csrf: string;
  /** When the sign-in ends unless something is done. */
  readonly endsAt: Instant | undefined;
  /** Paths of the style sheet and of the islands, with the hash of their bytes. */
  readonly assets: Readonly<Record<string, string>>;
  /**
   * What was typed into this page's form before it came back with its faults, the language was changed or the
   * sign-in ended, by the name of the field: fields show it instead of their own values.
   */
  readonly kept: ReadonlyMap<string, readonly string[]> | undefined;
  /** Whether the service runs with fictitious people. */
  readonly isDemo: boolean;
};

/** The name of the hidden field that carries `csrf`. */
export const CSRF_FIELD = "csrf";

export const Page = createContext<PageContext | undefined>(undefined);

/** The context of the page that is being rendered. */
export function usePage(): PageContext {
  const page = useContext(Page);
  if (page === undefined) throw new Error("a component was rendered outside of a page");
  return page;
}
