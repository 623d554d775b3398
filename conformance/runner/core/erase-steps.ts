import { erasePerson, type AchievedCounts } from "@kelisim/core";
import type { World } from "../world.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

/** Orders to forget somebody. */
export const eraseSteps = (context: CoreContext): Pick<World, "erase"> => ({
  erase(step) {
    const person = context.person(step.person);
    const now = instantFrom(step.at);
    const achieved: AchievedCounts = (id) => context.registry.achievedCount(id);
    const asked = { reason: null, isRepeated: false };
    const done = person.record(erasePerson(person.state, asked, achieved, now), now);
    if (!done.ok) return { refused: done.code };
    if (done.result.status === "erased") context.forget(step.person);
    return { status: done.result.status };
  },
});
