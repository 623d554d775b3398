import { FORM_RULES } from "./form-rules.ts";
import type { Finding, Message } from "./finding.ts";
import { KAZAKH_RULES } from "./kazakh-rules.ts";
import { LETTER_RULES } from "./letter-rules.ts";

const RULES = [...FORM_RULES, ...KAZAKH_RULES, ...LETTER_RULES];

/** Everything that is wrong with the messages. */
export const lintMessages = (messages: readonly Message[]): readonly Finding[] =>
  messages.flatMap(({ place, text }) =>
    RULES.flatMap(({ name, check }) =>
      check(text).map(({ language, said }) => ({ place, language, rule: name, said })),
    ),
  );
