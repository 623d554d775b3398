import { Type, type Static } from "typebox";
import { Given } from "./given.ts";
import { Step } from "./steps.ts";
import { CLOSED } from "./words.ts";

/** Where the rule stands that a scenario shows. */
export const Citation = Type.Object(
  {
    act: Type.Enum(["94-V", "231-VIII", "395/НҚ", "190/НҚ"], { type: "string" }),
    article: Type.String({
      pattern: "^[1-9]\\d*(-[1-9]\\d*)?$",
      description: "Article of a law, or numbered paragraph of rules or of an order.",
    }),
    part: Type.String({
      pattern: "^[1-9]\\d*(-[1-9]\\d*)?(\\([1-9]\\d*(-[1-9]\\d*)?\\))?$",
      description: "Numbered part, with its sub-paragraph in brackets.",
    }),
    norm: Type.String({ pattern: "^[A-Z]\\d+(-[0-9A-Za-z]+)+$", description: "Id of the norm." }),
  },
  CLOSED,
);
export type Citation = Static<typeof Citation>;

/** A story that shows one rule of the law, in no programming language. */
export const Scenario = Type.Object(
  {
    $schema: Type.Literal("../scenario.schema.json"),
    id: Type.String({ pattern: "^\\d{3,4}-[a-z0-9]+(-[a-z0-9]+)*$" }),
    title: Type.String({
      minLength: 20,
      maxLength: 400,
      pattern: "^Given .+, when .+, then .+\\.$",
    }),
    law: Type.Array(Citation, { minItems: 1 }),
    service: Type.Enum(["state", "non-state"], { type: "string" }),
    given: Given,
    steps: Type.Array(Step, { minItems: 1 }),
  },
  {
    ...CLOSED,
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Kelisim conformance scenario",
  },
);
export type Scenario = Static<typeof Scenario>;
