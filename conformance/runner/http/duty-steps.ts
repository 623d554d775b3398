import type { DutyAnswer } from "@kelisim/protocol";
import type { Outcome } from "../schema/expectation.ts";
import type { StepOf } from "../schema/steps.ts";
import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";
import { dutyOutcome } from "./http-views.ts";
import { actingFor } from "./people-steps.ts";
import type { RegisteredParty } from "./register.ts";

async function dutiesOf({ client }: HttpContext, { key }: RegisteredParty): Promise<DutyAnswer[]> {
  const { items, next_cursor } = await client.must("list-duties", { key });
  if (next_cursor !== null) throw new Error("a scenario has more duties than one page holds");
  return items;
}

/** A duty of a disclosure or of a purpose goes by the purpose. */
const causesOf = ({
  consent_id,
  rights_call_id,
  breach_id,
  purpose_id,
}: DutyAnswer): readonly (string | undefined)[] => [
  ...[consent_id, rights_call_id, breach_id, purpose_id],
];

async function dutyId(context: HttpContext, { of, party, kind }: StepOf<"discharge">["duty"]) {
  const cause = context.names.id(of);
  const owed = await dutiesOf(context, context.party(party));
  const fitting = owed
    .filter((duty) => causesOf(duty).includes(cause))
    .filter((duty) => kind === undefined || duty.kind === kind)
    .toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1));
  const found = fitting.find(({ status }) => status !== "discharged") ?? fitting[0];
  if (found === undefined) throw new Error(`${party} has no duty from ${of}`);
  return found.id;
}

const REVIEWER = { name: "A. Reviewer", position: "Lawyer" };
const WORDS = "The person's words stand here.";

async function file(
  context: HttpContext,
  call: "file-objection" | "file-inquiry" | "file-correction",
  step: StepOf<"object" | "inquire" | "correct">,
): Promise<Outcome> {
  const { client, names } = context;
  const party = context.party(step.party);
  const purpose = "purpose" in step ? step.purpose : undefined;
  const filed = await client.call(call, {
    key: context.party(step.through).key,
    body: {
      data_subject: { iin: context.iin(step.person) },
      acting_for: actingFor(context, step),
      party_id: party.id,
      text: WORDS,
      purpose_id: purpose === undefined ? undefined : context.purpose(purpose),
      outcome_id:
        step.do === "object" && step.outcome !== undefined ? names.id(step.outcome) : undefined,
      object_id:
        step.do === "correct" && step.object !== undefined
          ? context.object(step.object)
          : undefined,
    },
  });
  if (!filed.ok) return { refused: filed.code };
  const { id, duty_id } = filed.body;
  if (step.as !== undefined) names.add(step.as, id);
  const duty = await client.must("get-duty", { key: party.key, id: duty_id });
  return { duties: [dutyOutcome(duty, context)] };
}

/** What parties owe, and by which day. */
export const dutySteps = (
  context: HttpContext,
): Pick<World, "duties" | "discharge" | "object" | "inquire" | "correct" | "deadline"> => ({
  async duties(step) {
    const owed = await dutiesOf(context, context.party(step.party));
    return { duties: owed.map((duty) => dutyOutcome(duty, context)) };
  },

  async discharge(step) {
    const { outcome, ground, text, retain } = step;
    const reviewer =
      step.reviewer_named === true
        ? { ...REVIEWER, can_change_outcome: step.reviewer_can_change }
        : undefined;
    const done = await context.client.call("discharge-duty", {
      key: context.party(step.duty.party).key,
      id: await dutyId(context, step.duty),
      body: {
        ...{ outcome, ground, text, reviewer, informed_on: step.informed_on, retention: retain },
        data: step.data,
        evidence_sha256: step.with_document === true ? "e".repeat(64) : undefined,
      },
    });
    if (!done.ok) return { refused: done.code };
    const { status, late } = done.body;
    if (status !== "discharged") throw new Error("a discharge discharged nothing");
    return { status, late };
  },

  object: (step) => file(context, "file-objection", step),
  inquire: (step) => file(context, "file-inquiry", step),
  correct: (step) => file(context, "file-correction", step),

  async deadline(step) {
    const query = { received_at: step.received_on, working_days: String(step.working_days) };
    const counted = await context.client.call("calendar-deadline", { query });
    if (!counted.ok) return { refused: counted.code };
    const { due_on, official } = counted.body;
    return { due_on, official };
  },
});
