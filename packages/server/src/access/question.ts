import {
  parseId,
  parseIin,
  type AccessQuestion,
  type Action,
  type DigitalObject,
  type Iin,
  type Instant,
  type ObjectId,
  type Party,
  type Purpose,
  type PurposeId,
} from "@kelisim/core";
import type { EvaluationBody } from "@kelisim/protocol";
import type { Context } from "../context.ts";
import { allSoon, thenSoon, type Soon } from "../http/soon.ts";

/** An access question as it was asked, before anybody looks at the registry. */
export type AskedAccess = {
  readonly iin: Iin;
  readonly requesterBin: string;
  readonly requesterRef: string | undefined;
  readonly action: Action;
  readonly objectId: ObjectId;
  readonly purposeId: PurposeId;
  readonly categories: readonly string[];
  readonly recipientBin: string | undefined;
  readonly country: string | undefined;
  readonly mode: "enforce" | "check";
};

/** Stands in the log for an id that cannot be one of ours; no record has it. */
const NO_RECORD = "0".repeat(32);

/** What is missing from a question by the rules of its action, as JSON pointers. */
export function missingMembers(body: EvaluationBody): readonly string[] {
  const { recipient, country } = body.resource.properties;
  const missing: string[] = [];
  if (body.action.name === "disclose" && recipient === undefined) {
    missing.push("/resource/properties/recipient");
  }
  if (body.action.name === "cross-border" && country === undefined) {
    missing.push("/resource/properties/country");
  }
  return missing;
}

/** Reads the AuthZEN question; its schema has passed. */
export function askedFrom(body: EvaluationBody): AskedAccess {
  const { subject, action, resource, context } = body;
  const iin = parseIin(resource.properties.data_subject);
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  return {
    iin: iin.iin,
    requesterBin: subject.id,
    requesterRef: subject.properties?.employee,
    action: action.name,
    objectId: parseId("obj", resource.id) ?? (`obj_${NO_RECORD}` as ObjectId),
    purposeId: parseId("pur", context.purpose) ?? (`pur_${NO_RECORD}` as PurposeId),
    categories: resource.properties.categories,
    recipientBin: resource.properties.recipient,
    country: resource.properties.country,
    mode: context.mode ?? "enforce",
  };
}

/** The question with the registry records it names, as the cache has them. */
export type ReadQuestion = {
  readonly question: AccessQuestion;
  readonly recipient: Party | undefined;
};

export function readQuestion(ctx: Context, asked: AskedAccess, at: Instant): Soon<ReadQuestion> {
  const { registry } = ctx;
  const records = allSoon<Records>([
    registry.partyByBin(asked.requesterBin),
    registry.object(asked.objectId),
    registry.purpose(asked.purposeId),
    asked.recipientBin === undefined ? undefined : registry.partyByBin(asked.recipientBin),
    registry.biometricAmong(asked.categories),
  ]);
  return thenSoon(records, ([requester, object, purpose, recipient, biometric]) => {
    const question: AccessQuestion = {
      service: ctx.store.kind,
      at,
      requester,
      action: asked.action,
      object,
      purpose,
      categories: asked.categories,
      recipient: asked.recipientBin === undefined ? undefined : (recipient?.id ?? "unknown"),
      recipientRoles: recipient?.roles ?? [],
      biometric,
      country: asked.country,
    };
    return { question, recipient };
  });
}

type Records = readonly [
  requester: Party | undefined,
  object: DigitalObject | undefined,
  purpose: Purpose | undefined,
  recipient: Party | undefined,
  biometric: readonly string[],
];
