import { decideAccess } from "../access/decide.ts";
import { factsAbout } from "../access/facts.ts";
import type { AccessQuestion } from "../access/question.ts";
import { CONDITIONAL_BANS } from "../access/rules/conditional-bans.ts";
import { isInForce } from "../law/source.ts";
import type { DigitalObject } from "../registry/digital-object.ts";
import type { Party } from "../registry/party.ts";
import type { Purpose } from "../registry/purpose.ts";
import type { ServiceKind } from "../registry/service.ts";
import type { SubjectState } from "../subject/state.ts";
import { compareInstants, legalDayOf, startOfDay, type Instant } from "../time.ts";
import type { OutcomeEffect, OutcomeExplained, ProcessingOutcome } from "./outcome.ts";

/** What the ban is judged on: the registry as it stood when the outcome took effect. */
export type OutcomeToJudge = {
  readonly service: ServiceKind;
  readonly requester: Party;
  readonly purpose: Purpose;
  readonly objects: readonly DigitalObject[];
  readonly categories: readonly string[];
  /** Those of the categories that are biometric. */
  readonly biometric: readonly string[];
  readonly effect: OutcomeEffect;
  readonly automated: boolean;
  readonly tookEffectAt: Instant;
};

/** The first notice that explains automated processing where it asks for it. */
const EXPLAINING_NOTICE = 2;

const BAN = CONDITIONAL_BANS.filter(({ code }) => code === "automated-decision-needs-consent");

/** The purpose as an outcome that touches rights shows it, whatever it was declared to be. */
const asItTurnedOut = ({ automated, ...purpose }: Purpose): Purpose => ({
  ...purpose,
  automated: automated === null ? null : { ...automated, affectsRights: true },
});

const questionAbout = (judged: OutcomeToJudge, object: DigitalObject): AccessQuestion => ({
  service: judged.service,
  at: judged.tookEffectAt,
  requester: judged.requester,
  action: "automated-decision",
  object,
  purpose: asItTurnedOut(judged.purpose),
  categories: judged.categories,
  recipient: undefined,
  recipientRoles: [],
  biometric: judged.biometric,
  country: undefined,
});

/**
 * Whether a consent or a law carried an automated outcome at its instant, for every object whose data it used.
 * @param then the person's state as it was at that instant
 * @law 231-VIII 19-1(1)
 */
export function judgeOutcome(
  then: SubjectState,
  judged: OutcomeToJudge,
): Pick<ProcessingOutcome, "judgement" | "deniedBy"> {
  const on = legalDayOf(judged.tookEffectAt);
  if (!judged.automated) return { judgement: "not-automated" };
  if (judged.effect === "none") return { judgement: "touches-no-rights" };
  if (!BAN.some(({ inForce }) => isInForce(inForce, on))) return { judgement: "before-the-act" };
  let byLaw = false;
  for (const object of judged.objects) {
    const question = questionAbout(judged, object);
    const { permitted, basis, reason } = decideAccess(question, factsAbout(then, question));
    if (!permitted) return { judgement: "automated-decision-needs-consent", deniedBy: reason };
    byLaw ||= basis?.kind === "legal-ground";
  }
  return { judgement: byLaw ? "law" : "consent" };
}

/**
 * How the processing was explained to her by then: in the notice of a consent that names it, or by a holder who
 * can prove it. The act sets no time, so it is told, not judged. @law 231-VIII 19-1(2)
 */
export function explainedBy(
  state: SubjectState,
  purposeId: Purpose["id"],
  at: Instant,
): OutcomeExplained {
  const noticed = [...state.consents.values()].some(
    ({ purposeId: of, actions, requestId, grantedAt }) =>
      of === purposeId &&
      actions.includes("automated-decision") &&
      compareInstants(grantedAt, at) <= 0 &&
      requestId !== undefined &&
      (state.requests.get(requestId)?.notice.version ?? 0) >= EXPLAINING_NOTICE,
  );
  if (noticed) return "notice";
  const shown = [...state.explanations.values()].some(
    ({ purposeId: of, shownOn }) =>
      of === purposeId && compareInstants(startOfDay(shownOn), at) <= 0,
  );
  return shown ? "shown" : "not-shown";
}
