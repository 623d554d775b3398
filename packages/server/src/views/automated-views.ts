import {
  formatInstant,
  isLawful,
  JUDGEMENT_WORDS,
  legalDayOf,
  soundGround,
  whyAutomated,
  type ExplanationShown,
  type Instant,
  type OutcomeStep,
  type Participation,
  type Party,
  type ProcessingOutcome,
  type Purpose,
} from "@kelisim/core";
import type {
  AutomatedProcess,
  ExplanationAnswer,
  ProcessingOutcomeAnswer,
} from "@kelisim/protocol";

/** What has to carry processing that touches rights: the law that its purpose names, else consent. */
function carriedBy({ automated, declared }: Purpose, now: Instant): "consent" | "law" | null {
  if (automated?.affectsRights !== true) return null;
  const { legal_ground: ref } = declared;
  const ground = ref?.level === "law" ? soundGround(ref, legalDayOf(now)) : undefined;
  return ground?.actions.includes("automated-decision") === true ? "law" : "consent";
}

/** A line of the public register. @throws Error for a purpose that declares no automated processing */
export function automatedProcessView(
  purpose: Purpose,
  party: Party,
  now: Instant,
): AutomatedProcess {
  const { automated } = purpose;
  if (automated === null) throw new Error("a purpose without automated processing was listed");
  return {
    purpose_id: purpose.id,
    version: purpose.version,
    party: { id: party.id, name: party.name, bin: party.bin },
    name: purpose.name,
    affects_rights: automated.affectsRights,
    procedure: automated.procedure,
    consequences: automated.consequences,
    protection: automated.protection,
    consent_or_law: carriedBy(purpose, now),
    status: purpose.status,
  };
}

/** A proof that the words of a purpose were shown. */
export const explanationShownView = (shown: ExplanationShown): ExplanationAnswer => ({
  id: shown.id,
  party_id: shown.partyId,
  purpose_id: shown.purposeId,
  purpose_version: shown.purposeVersion,
  language: shown.language,
  shown_on: shown.shownOn,
  evidence_sha256: shown.evidenceSha256,
  recorded_at: formatInstant(shown.recordedAt),
});

const stepView = (step: OutcomeStep, participation: Participation | undefined) => {
  if (participation === undefined) throw new Error("a step that was not judged");
  return {
    at: formatInstant(step.at),
    by: step.by,
    party_id: step.partyId,
    could_change: step.couldChange,
    seconds: step.seconds,
    participation,
  };
};

/** An outcome with what its evidence comes to, in words for people. */
export const outcomeView = (outcome: ProcessingOutcome): ProcessingOutcomeAnswer => ({
  id: outcome.id,
  party_id: outcome.partyId,
  purpose_id: outcome.purposeId,
  object_ids: outcome.objectIds,
  categories: outcome.categories,
  effect: outcome.effect,
  took_effect_at: formatInstant(outcome.tookEffectAt),
  steps: outcome.steps.map((step, index) => stepView(step, outcome.participation[index])),
  automated: outcome.automated,
  why: whyAutomated(outcome),
  lawful: isLawful(outcome),
  judgement: {
    code: outcome.judgement,
    act: "94-V",
    article: "19-1",
    part: "1",
    text: JUDGEMENT_WORDS[outcome.judgement],
  },
  denied_by: outcome.deniedBy,
  explained: outcome.explained,
  evidence_sha256: outcome.evidenceSha256,
  recorded_at: formatInstant(outcome.recordedAt),
});
