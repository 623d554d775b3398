import {
  askConsent,
  cancelRequest,
  coverageToAsk,
  NOTICE_VERSION,
  parseLegalDay,
  pickMatchingWord,
  requestStatus,
  type LegalDay,
  type TermBasis,
} from "@kelisim/core";
import type { StepOf } from "../schema/steps.ts";
import type { World } from "../world.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

/** @throws Error if the text is no day: a fault of the scenario */
export function dayFrom(text: string): LegalDay {
  const day = parseLegalDay(text);
  if (day === undefined) throw new Error(`no day: ${text}`);
  return day;
}

/** What sets the term; core does not hold what a contract is called. */
function basisFrom(basis: StepOf<"ask">["term_basis"]): TermBasis | undefined {
  if (basis?.kind !== "law") return basis && { kind: "contract" };
  return basis;
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
      termBasis: basisFrom(step.term_basis),
      onlyMissing: step.only_missing,
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
    const status = requestStatus(request, instantFrom(step.at));
    const isOver = status === "pending" && context.registry.isLineClosed(request);
    return { status: isOver ? "expired" : status };
  },
});
