import {
  askConsent,
  cancelRequest,
  coverageToAsk,
  NOTICE_VERSION,
  parseLegalDay,
  pickMatchingWord,
  requestStatus,
  type LegalDay,
} from "@kelisim/core";
import type { World } from "../world.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

/** @throws Error if the text is no day: a fault of the scenario */
export function dayFrom(text: string): LegalDay {
  const day = parseLegalDay(text);
  if (day === undefined) throw new Error(`no day: ${text}`);
  return day;
}

/** Asking, taking back and reading requests. */
export const askSteps = (context: CoreContext): Pick<World, "ask" | "cancel" | "request"> => ({
  ask(step) {
    const { registry, ids, names, service } = context;
    const purpose = registry.purpose(step.purpose);
    const person = context.person(step.person);
    const now = instantFrom(step.at);
    const { categories, actions, recipients } = step;
    const coverage = coverageToAsk(purpose, {
      ...(categories === undefined ? {} : { categories }),
      ...(actions === undefined ? {} : { actions }),
      ...(recipients === undefined ? {} : { recipients: registry.partyIds(recipients) }),
    });
    const ask = {
      id: ids.next("req"),
      purpose,
      object: registry.object(step.object),
      coverage,
      validUntil: step.valid_until === undefined ? null : dayFrom(step.valid_until),
      language: "kk",
      notice: { version: NOTICE_VERSION, hash: "0".repeat(64) },
      matchingWord: pickMatchingWord(ids),
    } as const;
    const asked = person.record(askConsent(person.state, ask, service, now), now);
    if (!asked.ok) return { refused: asked.code };
    if (step.as !== undefined) names.add(step.as, asked.result);
    return { status: "pending" };
  },

  cancel(step) {
    const id = context.requestId(step.request);
    const person = context.owner(({ state }) => state.requests.has(id));
    const now = instantFrom(step.at);
    const cancelled = person.record(cancelRequest(person.state, id, now), now);
    return cancelled.ok ? { status: "cancelled" } : { refused: cancelled.code };
  },

  request(step) {
    const id = context.requestId(step.request);
    const { state } = context.owner((person) => person.state.requests.has(id));
    const request = state.requests.get(id);
    if (request === undefined) throw new Error("the request is gone");
    return { status: requestStatus(request, instantFrom(step.at)) };
  },
});
