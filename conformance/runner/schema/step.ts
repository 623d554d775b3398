import { Type, type TProperties } from "typebox";
import { Expectation } from "./expectation.ts";
import { CLOSED, Instant } from "./words.ts";

/** A kind of step: its instant, what it takes, and what must come of it. */
export const step = <K extends string, P extends TProperties>(
  kind: K,
  description: string,
  inputs: P,
) =>
  Type.Object(
    { at: Instant, do: Type.Literal(kind), ...inputs, expect: Expectation },
    { ...CLOSED, description },
  );
