import assert from "node:assert/strict";
import {
  registerRepresentation,
  type RegisterRepresentation,
} from "../commands/register-representation.ts";
import { completeCheckDigit } from "../identifiers/check-digit.ts";
import { parseIin, type Iin } from "../identifiers/iin.ts";
import { DEFAULT_READINGS } from "../law/readings.ts";
import type { Acting } from "../person/acting.ts";
import type { RepresentationId } from "../ids.ts";
import { EMPTY_SUBJECT, type SubjectState } from "../subject/state.ts";
import { day, type Instant } from "../time.ts";
import { idOf } from "./ids.test-support.ts";
import { done, MONDAY } from "./person.test-support.ts";
import { DESK } from "./registry.test-support.ts";

/** A valid number of nobody, born that day of the years 1900 to 2099. */
export function iinBorn(birth: string, serial = 7001): Iin {
  const century = birth.startsWith("20") ? "6" : "4";
  const digits = `${birth.slice(2).replaceAll("-", "")}${century}${serial}`;
  const whole = completeCheckDigit(digits);
  if (whole === undefined) return iinBorn(birth, serial + 1);
  const read = parseIin(whole);
  assert.ok(read.ok);
  return read.iin;
}

/** By age on Monday, 13 July 2026: 9, 13 until the day after, 15, 17 until the day after, 36. */
export const BORN = {
  child: day("2017-03-12"),
  thirteen: day("2012-07-14"),
  fifteen: day("2011-05-25"),
  seventeen: day("2008-07-14"),
  adult: day("1990-01-01"),
} as const;

export const MOTHER: RepresentationId = idOf("rpn", 1);
export const FATHER: RepresentationId = idOf("rpn", 2);

/** A mother of a child of nine, unless told otherwise. */
export const registering = (
  more: Partial<RegisterRepresentation> & { readonly birth?: string } = {},
): RegisterRepresentation => {
  const { birth = BORN.child, ...given } = more;
  return {
    id: MOTHER,
    dataSubject: iinBorn(birth),
    representative: iinBorn(BORN.adult),
    basis: "parent",
    scope: ["give", "withdraw", "rights"],
    validFrom: null,
    validUntil: null,
    evidenceSha256: "d".repeat(64),
    registeredBy: DESK.id,
    sealed: {},
    ...given,
  };
};

export const register = (more: Parameters<typeof registering>[0], now: Instant = MONDAY) =>
  registerRepresentation(registering(more), { now, readings: DEFAULT_READINGS });

/** Somebody for whom another may act. */
export const representedState = (
  more: Parameters<typeof registering>[0] = {},
  now: Instant = MONDAY,
  state: SubjectState = EMPTY_SUBJECT,
): SubjectState => done(state, register(more, now), now);

/** Who acts for somebody born that day. */
export const actingFor = (birth: string, representationId?: RepresentationId): Acting => ({
  representationId,
  birth: day(birth),
  readings: DEFAULT_READINGS,
});
