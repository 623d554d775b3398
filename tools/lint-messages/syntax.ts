import type { Language } from "@kelisim/core";
import { IntlMessageFormat } from "intl-messageformat";

/** The parts of a message as `intl-messageformat` reads them. */
export type Part = ReturnType<IntlMessageFormat["getAst"]>[number];
type Choice = Extract<Part, { readonly options: unknown }>;

/** Kinds of part, by the numbers of the parser. */
const LITERAL: number = 0;
const PLURAL: number = 6;
const POUND: number = 7;

const kindOf = (part: Part): number => part.type;

/** @throws Error that says what is wrong with the message */
export const partsOf = (text: string, language: Language): readonly Part[] =>
  new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst();

/** A choice by number or by word. */
export const isChoice = (part: Part): part is Choice => "options" in part;

export const isPlural = (part: Part): part is Choice => isChoice(part) && kindOf(part) === PLURAL;

/** The words of a part that is nothing but words. */
export const literalOf = (part: Part | undefined): string | undefined =>
  part !== undefined && kindOf(part) === LITERAL && "value" in part ? part.value : undefined;

/** The texts inside a choice. */
export const branchesOf = (part: Part): readonly (readonly Part[])[] =>
  isChoice(part) ? Object.values(part.options).map(({ value }) => value) : [];

/** Names of the variables of a message. */
export const variablesOf = (parts: readonly Part[]): ReadonlySet<string> =>
  new Set(
    parts.flatMap((part) => [
      ...(literalOf(part) === undefined && "value" in part ? [part.value] : []),
      ...branchesOf(part).flatMap((branch) => [...variablesOf(branch)]),
    ]),
  );

/** A text again, as far as two of them are to be compared. */
export const shapeOf = (parts: readonly Part[]): string =>
  parts
    .map(
      (part) =>
        literalOf(part) ??
        (kindOf(part) === POUND ? "#" : "value" in part ? `{${part.value}}` : ""),
    )
    .join("");

/** All sequences of parts of a message: its own and those inside its choices. */
export const sequencesOf = (parts: readonly Part[]): readonly (readonly Part[])[] => [
  parts,
  ...parts.flatMap((part) => branchesOf(part).flatMap(sequencesOf)),
];
