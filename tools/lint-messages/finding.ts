import type { Language, Text3 } from "@kelisim/core";

/** A message and where it stands. */
export type Message = { readonly place: string; readonly text: Text3 };

/** What is wrong with a message, and in which of its languages. */
export type Finding = {
  readonly place: string;
  readonly language: Language;
  readonly rule: string;
  readonly said: string;
};

/** A rule looks at one message. @returns what is wrong, by language */
export type MessageRule = {
  readonly name: string;
  readonly check: (
    text: Text3,
  ) => readonly { readonly language: Language; readonly said: string }[];
};

export const formatFinding = ({ place, language, rule, said }: Finding): string =>
  `${place} [${language}] ${rule}: ${said}`;
