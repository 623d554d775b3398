import type { Outcome } from "./schema/expectation.ts";
import type { Step, StepOf } from "./schema/steps.ts";

/** An implementation under test, with the registry of one scenario already in it. */
export type World = {
  readonly [K in Step["do"]]: (step: StepOf<K>) => Outcome | Promise<Outcome>;
};

/** The alias for what is registered nowhere: an id or a number that is well formed and unknown. */
export const UNKNOWN = "unknown";

/** Does one step and tells what came of it. A refusal is an outcome; only faults throw. */
export async function perform(world: World, step: Step): Promise<Outcome> {
  switch (step.do) {
    case "ask":
      return world.ask(step);
    case "answer":
      return world.answer(step);
    case "import":
      return world.import(step);
    case "cancel":
      return world.cancel(step);
    case "request":
      return world.request(step);
    case "consent":
      return world.consent(step);
    case "access":
      return world.access(step);
    case "withdraw":
      return world.withdraw(step);
    case "dispute":
      return world.dispute(step);
    case "achieve":
      return world.achieve(step);
    case "close-purpose":
      return world["close-purpose"](step);
    case "close-object":
      return world["close-object"](step);
    case "close-party":
      return world["close-party"](step);
    case "revise-purpose":
      return world["revise-purpose"](step);
    case "ban-purpose":
      return world["ban-purpose"](step);
    case "end-deferral":
      return world["end-deferral"](step);
    case "accesses":
      return world.accesses(step);
    case "deferrals":
      return world.deferrals(step);
    case "duties":
      return world.duties(step);
    case "discharge":
      return world.discharge(step);
    case "object":
      return world.object(step);
    case "declare-purpose":
      return world["declare-purpose"](step);
    case "explain":
      return world.explain(step);
    case "outcome":
      return world.outcome(step);
    case "inquire":
      return world.inquire(step);
    case "correct":
      return world.correct(step);
    case "block":
      return world.block(step);
    case "end-check":
      return world["end-check"](step);
    case "destroy":
      return world.destroy(step);
    case "complain":
      return world.complain(step);
    case "breach":
      return world.breach(step);
    case "tell-disclosures":
      return world["tell-disclosures"](step);
    case "represent":
      return world.represent(step);
    case "end-representation":
      return world["end-representation"](step);
    case "representation":
      return world.representation(step);
    case "correct-number":
      return world["correct-number"](step);
    case "erase":
      return world.erase(step);
    case "deadline":
      return world.deadline(step);
  }
}
