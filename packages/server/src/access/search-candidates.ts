import { ACTIONS, parseId, type DigitalObject, type Party, type Purpose } from "@kelisim/core";
import type { Entity, Question, SearchKind } from "../authzen/decision-point.ts";
import type { Call } from "../http/operation.ts";
import { allSoon } from "../http/soon.ts";

/** One thing that may be found, and the look-up that decides whether it is. */
export type Candidate = { readonly result: object; readonly question: Question };

type Asking = Pick<Call, "ctx" | "caller">;

const textIn = (entity: Entity | undefined, name: string): string => {
  const value = entity?.[name];
  return typeof value === "string" ? value : "";
};

async function purposeOf({ ctx }: Asking, { context }: Question): Promise<Purpose | undefined> {
  const id = parseId("pur", textIn(context, "purpose"));
  return id === undefined ? undefined : ctx.registry.purpose(id);
}

async function objectOf(
  { ctx }: Asking,
  { resource }: Question,
): Promise<DigitalObject | undefined> {
  const id = parseId("obj", textIn(resource, "id"));
  return id === undefined ? undefined : ctx.registry.object(id);
}

const ownsOrOperates = ({ caller }: Asking, object: DigitalObject): boolean =>
  object.ownerId === caller.party.id || object.operatorId === caller.party.id;

/** Parties to the purpose and the object; of them a caller that holds no object sees itself only. */
async function parties(call: Asking, question: Question): Promise<readonly Party[]> {
  const [purpose, object] = await Promise.all([
    purposeOf(call, question),
    objectOf(call, question),
  ]);
  const ids = [
    purpose?.partyId,
    object?.ownerId,
    object?.operatorId,
    ...(purpose?.recipients ?? []),
  ];
  const known = [...new Set(ids)].filter((id) => id !== undefined);
  const found = await allSoon<readonly (Party | undefined)[]>(
    known.map((id) => call.ctx.registry.party(id)),
  );
  const seesAll = object !== undefined && ownsOrOperates(call, object);
  return found
    .filter((party) => party !== undefined)
    .filter(({ id }) => seesAll || id === call.caller.party.id)
    .toSorted((a, b) => (a.bin < b.bin ? -1 : 1));
}

/** Objects that the purpose names: one's own, or all where one asks for oneself. */
async function objects(call: Asking, question: Question): Promise<readonly DigitalObject[]> {
  const purpose = await purposeOf(call, question);
  const ids = (purpose?.objectIds ?? []).toSorted();
  const found = await allSoon<readonly (DigitalObject | undefined)[]>(
    ids.map((id) => call.ctx.registry.object(id)),
  );
  const isOwn = textIn(question.subject, "id") === call.caller.party.bin;
  return found
    .filter((object) => object !== undefined)
    .filter((object) => isOwn || ownsOrOperates(call, object));
}

const lookUp = (question: Question): Question => ({
  ...question,
  context: { ...question.context, mode: "check" },
});

/**
 * What a search has to look at, in an order that stays. It never lists persons, and shows a caller its own
 * objects and parties only. An unknown type finds nothing.
 */
export async function candidatesFor(
  call: Asking,
  kind: SearchKind,
  question: Question,
): Promise<readonly Candidate[]> {
  const asked = lookUp(question);
  switch (kind) {
    case "subject": {
      if (textIn(question.subject, "type") !== "party") return [];
      return (await parties(call, question)).map(({ bin }) => ({
        result: { type: "party", id: bin },
        question: { ...asked, subject: { ...asked.subject, id: bin } },
      }));
    }
    case "resource": {
      if (textIn(question.resource, "type") !== "digital_object") return [];
      return (await objects(call, question)).map(({ id }) => ({
        result: { type: "digital_object", id },
        question: { ...asked, resource: { ...asked.resource, id } },
      }));
    }
    case "action": {
      const properties = question.resource?.["properties"];
      const has = (name: string): boolean =>
        typeof properties === "object" && properties !== null && name in properties;
      return ACTIONS.filter((name) => name !== "disclose" || has("recipient"))
        .filter((name) => name !== "cross-border" || has("country"))
        .map((name) => ({ result: { name }, question: { ...asked, action: { name } } }));
    }
  }
}
