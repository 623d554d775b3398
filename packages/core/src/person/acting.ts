import { refuse, refuseFaults, type Refused } from "../commands/refusal.ts";
import type { AnswerLine } from "../consent/consent.ts";
import type { RepresentationId } from "../ids.ts";
import { DEFAULT_READINGS, type Readings } from "../law/readings.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { SubjectState } from "../subject/state.ts";
import type { Instant, LegalDay } from "../time.ts";
import { isYoungerThan } from "./age.ts";
import { mayRepresent, type Representation, type RepresentationScope } from "./representation.ts";
import { noesInForce, type SaidNo } from "./said-no.ts";

/** Who acts: the data subject, or somebody in her place. */
export type Acting = {
  readonly representationId?: RepresentationId | undefined;
  /** Her birthday as her number tells it; `undefined` where it tells none. */
  readonly birth?: LegalDay | undefined;
  readonly readings: Readings;
};

/** She herself, of whom no number tells an age. */
export const HERSELF: Acting = { readings: DEFAULT_READINGS };

/** What somebody does: a "no" to a question is no giving, and needs the power to do either. */
export type Act = RepresentationScope | "refuse";

/** When it is done: at this instant, on a paper of this day. */
export type ActedWhen = { readonly at: Instant; readonly day: LegalDay };

const NEEDED: Readonly<Record<Act, readonly RepresentationScope[]>> = {
  give: ["give"],
  withdraw: ["withdraw"],
  refuse: ["give", "withdraw"],
  rights: ["rights"],
};

const NOT_ENTITLED = refuseFaults([
  { pointer: "/acting_for", code: "representative-not-entitled" },
]);

/** The representation that somebody names. @throws Error if it is not this person's: a bug of the caller */
function namedIn({ representations }: SubjectState, id: RepresentationId): Representation {
  const found = representations.get(id);
  if (found === undefined) throw new Error("the representation is not this person's");
  return found;
}

const isEntitled = (found: Representation, act: Act, { at, day }: ActedWhen): boolean =>
  day >= found.validFrom && NEEDED[act].some((scope) => mayRepresent(found, scope, at));

/** Whether a court gave an adult a guardian, who says yes in her place. */
const hasGuardian = ({ representations }: SubjectState, at: Instant): boolean =>
  [...representations.values()].some(
    (found) =>
      found.basis === "guardian" && found.minorUntil === null && mayRepresent(found, "give", at),
  );

/**
 * Whether her own word counts. A right is everybody's own at any age; a ward's own "no" is taken, a yes is
 * her guardian's to give.
 */
function hasOwnSay(
  state: SubjectState,
  { birth, readings }: Acting,
  act: Act,
  { at, day }: ActedWhen,
): boolean {
  if (act === "rights") return true;
  if (isYoungerThan(birth, readings.ownSayFrom, day)) return false;
  return act !== "give" || !hasGuardian(state, at);
}

/**
 * Whether whoever acts may do so: the data subject by her own say, a representative within her authority.
 * @law 395/НҚ 6 part 1 @law 231-VIII 8(7)
 * @returns the refusal, or `undefined` where she may
 */
export function checkActing(
  state: SubjectState,
  acting: Acting,
  act: Act,
  when: ActedWhen,
): Refused | undefined {
  const { representationId } = acting;
  if (representationId !== undefined) {
    return isEntitled(namedIn(state, representationId), act, when) ? undefined : NOT_ENTITLED;
  }
  return hasOwnSay(state, acting, act, when) ? undefined : refuse("representative-required");
}

/**
 * What a representative's yes must not do: overrule the "no" of somebody who may still decide, or rest on
 * an authority that was recorded by whoever gains by the yes.
 */
export function checkGivenFor(
  state: SubjectState,
  acting: Acting,
  { purpose, object }: { readonly purpose: Purpose; readonly object: DigitalObject },
  when: ActedWhen,
): Refused | undefined {
  const { representationId } = acting;
  if (representationId === undefined) return undefined;
  const { registeredBy } = namedIn(state, representationId);
  const gaining = [purpose.partyId, object.ownerId, object.operatorId, ...purpose.recipients];
  if (gaining.includes(registeredBy)) return NOT_ENTITLED;
  const line: AnswerLine = {
    partyId: purpose.partyId,
    objectId: object.id,
    purposeId: purpose.id,
  };
  const mayStillDecide = ({ by }: SaidNo): boolean => {
    if (by === undefined) return hasOwnSay(state, acting, "give", when);
    return by !== representationId && isEntitled(namedIn(state, by), "refuse", when);
  };
  return noesInForce(state, line).some(mayStillDecide)
    ? refuse("protective-answer-stands")
    : undefined;
}

/**
 * Whether whoever acts may use this right: anybody for herself, at any age; a representative by her
 * authority, and to object only where the installation reads 19-1(2) so. @law 231-VIII 19-1(2)
 */
export function checkRightsCall(
  state: SubjectState,
  acting: Acting,
  kind: string,
  when: ActedWhen,
): Refused | undefined {
  const isHerOwn = kind === "objection" && !acting.readings.representativesObject;
  if (acting.representationId !== undefined && isHerOwn) {
    return refuseFaults([{ pointer: "/acting_for", code: "representative-cannot-object" }]);
  }
  return checkActing(state, acting, "rights", when);
}
