import { parseInstant, type Instant } from "@kelisim/core";

/** An instant of an answer of the contract. @throws Error for any other text: a bug of the service */
export function instantOfText(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("an answer without an instant");
  return instant;
}
