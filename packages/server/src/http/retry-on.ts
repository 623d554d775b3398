import { startOfDay, type Instant, type LegalDay, type Text3 } from "@kelisim/core";
import type { ProblemToSend } from "./send-problem.ts";

const inWords = (on: LegalDay): Text3 => ({
  kk: `Қайта сұрауға болатын күн: ${on}.`,
  ru: `Снова спросить можно с этого дня: ${on}.`,
  en: `You may ask again on ${on}.`,
});

/** What tells when to come again: a sentence, the member `retry_on`, and the header in seconds. */
export function retryOn(
  day: LegalDay | undefined,
  now: Instant,
): Pick<ProblemToSend, "detail" | "headers" | "extensions"> {
  if (day === undefined) return {};
  const ms = startOfDay(day).epochMilliseconds - now.epochMilliseconds;
  return {
    detail: inWords(day),
    extensions: { retry_on: day },
    headers: { "retry-after": String(Math.max(1, Math.ceil(ms / 1000))) },
  };
}
