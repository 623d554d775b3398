import { endDeferral, isHidden, isStillHidden, legalDayOf } from "@kelisim/core";
import type { ExpectedDeferral } from "../schema/expectation.ts";
import type { World } from "../world.ts";
import { dayFrom } from "./ask-steps.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

/** What the person is told of accesses, and what the authorised body is told of what she is not. */
export const deferralSteps = (
  context: CoreContext,
): Pick<World, "end-deferral" | "accesses" | "deferrals"> => ({
  "end-deferral"(step) {
    const { registry } = context;
    const today = legalDayOf(instantFrom(step.at));
    const endedOn = step.ended_on === undefined ? today : dayFrom(step.ended_on);
    const ended = endDeferral(registry.purpose(step.purpose), endedOn, today);
    if ("ok" in ended) return { refused: ended.code };
    registry.change(step.purpose, () => ended);
    return {};
  },

  accesses(step) {
    const now = instantFrom(step.at);
    const person = context.person(step.person);
    const seen = context.log.filter((logged) => {
      const newest = context.registry.findPurpose(logged.purpose)?.declared.legal_ground;
      const isKept = logged.deferred && isStillHidden(logged.ground, newest, now);
      return logged.person === person && !isKept;
    });
    return {
      accesses: seen.map(({ by, purpose, decision, deferred }) => ({
        ...{ by, purpose, decision, deferred },
      })),
    };
  },

  deferrals(step) {
    const { registry, log } = context;
    if (!registry.party(step.by).roles.includes("authorised-body")) {
      return { refused: "authorised-body-only" };
    }
    const now = instantFrom(step.at);
    const deferrals = [...registry.purposes].flatMap(([alias, purpose]): ExpectedDeferral[] => {
      const { legal_ground: ground } = purpose.declared;
      if (ground?.deferral === undefined) return [];
      const used = log.filter((logged) => logged.deferred && logged.purpose === alias);
      const permitted = used.filter(({ decision }) => decision).length;
      return [
        {
          ...{ party: registry.partyAlias(purpose.partyId), purpose: alias },
          ...{ act: ground.deferral.act, status: isHidden(ground, now) ? "running" : "ended" },
          ...{ permitted, denied: used.length - permitted },
        },
      ];
    });
    return { deferrals };
  },
});
