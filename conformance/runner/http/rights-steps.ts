import type { Outcome } from "../schema/expectation.ts";
import type { StepOf } from "../schema/steps.ts";
import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";
import { dutyOutcome } from "./http-views.ts";

const WORDS = "The person's words stand here.";

type Filed = Pick<StepOf<"block">, "person" | "party" | "through" | "as">;

async function file(
  context: HttpContext,
  call: "file-blocking" | "file-destruction" | "file-complaint",
  step: Filed,
  more: object,
): Promise<Outcome> {
  const { client, names } = context;
  const party = context.party(step.party);
  const filed = await client.call(call, {
    key: context.party(step.through).key,
    body: {
      data_subject: { iin: context.iin(step.person) },
      ...{ party_id: party.id, text: WORDS },
      ...more,
    },
  });
  if (!filed.ok) return { refused: filed.code };
  const { id, duty_id } = filed.body;
  if (step.as !== undefined) names.add(step.as, id);
  const duty = await client.must("get-duty", { key: party.key, id: duty_id });
  return { duties: [dutyOutcome(duty, context)] };
}

/** Blocking, destruction, complaints, breaches, and telling of disclosures. */
export const rightsSteps = (
  context: HttpContext,
): Pick<World, "block" | "end-check" | "destroy" | "complain" | "breach" | "tell-disclosures"> => ({
  block: (step) => file(context, "file-blocking", step, { object_id: context.object(step.object) }),

  async "end-check"(step) {
    const done = await context.client.call("end-blocking-check", {
      key: context.party(step.party).key,
      id: context.names.id(step.signal),
      body: { confirmed: step.confirmed, text: WORDS },
    });
    return done.ok ? { duties: [dutyOutcome(done.body, context)] } : { refused: done.code };
  },

  destroy: (step) =>
    file(context, "file-destruction", step, {
      object_id: step.object === undefined ? undefined : context.object(step.object),
    }),

  complain: (step) => file(context, "file-complaint", step, { addressee: step.addressee }),

  async breach(step) {
    const { client, names } = context;
    const { key } = context.party(step.party);
    const { people = [], concerned, detected_at } = step;
    const done = await client.call("report-breach", {
      key,
      body: {
        object_id: context.object(step.object),
        detected_at,
        categories: ["iin"],
        subjects: people.length > 0 ? people.map((alias) => context.iin(alias)) : (concerned ?? 0),
      },
    });
    if (!done.ok) return { refused: done.code };
    if (step.as !== undefined) names.add(step.as, done.body.id);
    const duty = await client.must("get-duty", { key, id: done.body.duty_id });
    return { duties: [dutyOutcome(duty, context)] };
  },

  async "tell-disclosures"(step) {
    await context.tellDisclosures();
    if (step.as !== undefined) context.names.add(step.as, context.purpose(step.purpose));
    return {};
  },
});
