import {
  achievePurpose,
  DEFAULT_READINGS,
  endPurposeForAll,
  outlastsPurpose,
  revise,
  type CommandWorld,
  type Instant,
  type Purpose,
} from "@kelisim/core";
import type { World } from "../world.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

const worldAt = ({ ids, calendar }: CoreContext, now: Instant): CommandWorld => ({
  now,
  calendar,
  ids,
  readings: DEFAULT_READINGS,
});

/** Whether anybody's consent ends with a purpose. */
const endsConsents = ({ people }: CoreContext, purpose: Purpose, by: "closed" | "achieved") =>
  people
    .flatMap(({ state }) => [...state.consents.values()])
    .some(
      ({ purposeId, end, term, achievedCount }) =>
        purposeId === purpose.id &&
        end.state === "standing" &&
        (outlastsPurpose(term) ? by === "closed" : achievedCount === purpose.achievedCount),
    );

/** What everybody's holders owe, in a case of nobody. */
function oweDestruction(
  context: CoreContext,
  purpose: Purpose,
  by: "closed" | "achieved",
  now: Instant,
): void {
  if (!endsConsents(context, purpose, by)) return;
  const objects = purpose.objectIds.map((id) => context.registry.objectOf(id));
  context.newCase().record(endPurposeForAll(purpose, objects, worldAt(context, now)), now);
}

/** Changes and ends of purposes. */
export const purposeSteps = (
  context: CoreContext,
): Pick<World, "achieve" | "close-purpose" | "ban-purpose" | "revise-purpose"> => ({
  achieve(step) {
    const { registry, names } = context;
    const now = instantFrom(step.at);
    const purpose = registry.purpose(step.purpose);
    if (step.as !== undefined) names.add(step.as, purpose.id);
    if (step.person === undefined) {
      oweDestruction(context, purpose, "achieved", now);
      registry.change(step.purpose, (present) => ({
        ...present,
        achievedCount: present.achievedCount + 1,
      }));
      return {};
    }
    const person = context.person(step.person);
    const received = context.received
      .filter(({ consentId }) => person.state.consents.get(consentId)?.purposeId === purpose.id)
      .map(({ by }) => by);
    const objects = purpose.objectIds.map((id) => registry.objectOf(id));
    const world = worldAt(context, now);
    const ended = achievePurpose(person.state, { purpose, objects, received }, world);
    const done = person.record(ended, now);
    return done.ok ? {} : { refused: done.code };
  },

  "ban-purpose"(step) {
    context.registry.change(step.purpose, (purpose) => ({ ...purpose, banned: "harmful-purpose" }));
    return {};
  },

  "close-purpose"(step) {
    const { registry, names } = context;
    const purpose = registry.purpose(step.purpose);
    if (step.as !== undefined) names.add(step.as, purpose.id);
    if (purpose.status !== "closed") {
      oweDestruction(context, purpose, "closed", instantFrom(step.at));
      registry.change(step.purpose, (present) => ({ ...present, status: "closed" }));
    }
    return {};
  },

  "revise-purpose"(step) {
    const { registry } = context;
    const { categories, actions, recipients } = step;
    const named = recipients === undefined ? undefined : registry.partyIds(recipients);
    registry.change(step.purpose, (purpose) =>
      revise(purpose, { categories, actions, recipients: named }),
    );
    return {};
  },
});

/** Ends of objects and parties. */
export const closingSteps = (
  context: CoreContext,
): Pick<World, "close-object" | "close-party"> => ({
  "close-object"(step) {
    context.registry.closeObject(step.object);
    return {};
  },

  "close-party"(step) {
    const { registry } = context;
    for (const purpose of registry.endRoles(step.party, step.roles)) {
      oweDestruction(context, purpose, "closed", instantFrom(step.at));
    }
    return {};
  },
});
