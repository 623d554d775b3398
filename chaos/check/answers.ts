import type { FaultWindow, Journal, Odd } from "../journal.ts";
import { violationsOf, type Violation } from "../violation.ts";

/** What a client may hear while something is wrong. */
const EXPECTED = new Set(["not-ready", "cannot-be-logged", "overloaded"]);

/** A fault's echo: an answer that was on its way, a connection that was broken and not yet noticed. */
const ECHO_MS = 2000;

const touches = ({ from, to }: FaultWindow, { sentAt, heardAt }: Odd): boolean =>
  heardAt >= from && sentAt <= (to ?? Number.POSITIVE_INFINITY) + ECHO_MS;

/** Answers that no client should get: unknown ones ever, and 503 or silence without a fault. */
export function badAnswers(journal: Journal, from = 0): readonly Violation[] {
  return journal.odd.slice(from).flatMap((odd) => {
    const { service, call, status, code, saysWhatToDo } = odd;
    const what = `${status} ${code} to ${call} by ${service}`;
    const isExpected = status === "no answer" || (status === 503 && EXPECTED.has(code));
    if (!isExpected) return [{ invariant: "bad answer" as const, what }];
    if (status === 503 && !saysWhatToDo) {
      return [{ invariant: "bad answer" as const, what: `${what}, without what to do` }];
    }
    const hasCause = journal.windows.some((window) => touches(window, odd));
    return hasCause ? [] : [{ invariant: "bad answer" as const, what: `${what}, without a fault` }];
  });
}

/** One `Idempotency-Key`, two results. */
export const unequalRepeats = (journal: Journal): readonly Violation[] =>
  violationsOf(
    "double",
    "two results of the key",
    journal.repeated.filter(({ ids }) => new Set(ids).size > 1).map(({ key }) => key),
  );
