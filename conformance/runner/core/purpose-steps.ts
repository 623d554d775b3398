import { achievePurpose } from "@kelisim/core";
import type { World } from "../world.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

/** Ends of purposes. */
export const purposeSteps = (
  context: CoreContext,
): Pick<World, "achieve" | "close-purpose" | "ban-purpose"> => ({
  achieve(step) {
    const { registry } = context;
    if (step.person === undefined) {
      registry.change(step.purpose, (purpose) => ({
        ...purpose,
        achievedCount: purpose.achievedCount + 1,
      }));
      return {};
    }
    const person = context.person(step.person);
    const ended = achievePurpose(person.state, registry.purpose(step.purpose));
    const done = person.record(ended, instantFrom(step.at));
    return done.ok ? {} : { refused: done.code };
  },

  "ban-purpose"(step) {
    context.registry.change(step.purpose, (purpose) => ({ ...purpose, banned: "harmful-purpose" }));
    return {};
  },

  "close-purpose"(step) {
    context.registry.change(step.purpose, (purpose) => ({ ...purpose, status: "closed" }));
    return {};
  },
});
