import type { RepresentationAnswer } from "@kelisim/protocol";
import type { Outcome } from "../schema/expectation.ts";
import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

const EVIDENCE = "e".repeat(64);

/** The representation by which somebody acts, where a step names one. */
export const actingFor = (
  { names }: HttpContext,
  { acting_for: alias }: { readonly acting_for?: string },
): string | undefined => (alias === undefined ? undefined : names.id(alias));

const shown = ({ status, valid_until }: RepresentationAnswer): Outcome => ({
  status,
  ...(valid_until !== undefined && { valid_until: { kind: "date", date: valid_until } }),
});

/** Who acts for whom, and which number is whose. */
export const peopleSteps = (
  context: HttpContext,
): Pick<World, "represent" | "end-representation" | "representation" | "correct-number"> => ({
  async represent(step) {
    const { basis, scope = ["give", "withdraw", "rights"], valid_from, valid_until } = step;
    const done = await context.client.call("create-representation", {
      key: context.party(step.through).key,
      body: {
        data_subject: { iin: context.iin(step.person) },
        representative: { iin: context.iin(step.by), name: "A. Representative" },
        ...{ basis, scope, valid_from, valid_until, evidence_sha256: EVIDENCE },
      },
    });
    if (!done.ok) return { refused: done.code };
    if (step.as !== undefined) context.names.add(step.as, done.body.id);
    return shown(done.body);
  },

  async "end-representation"(step) {
    const { reason, proven } = step;
    const done = await context.client.call("end-representation", {
      key: context.party(step.through).key,
      id: context.names.id(step.representation),
      body: { reason, evidence_sha256: proven === true ? EVIDENCE : undefined },
    });
    return done.ok ? shown(done.body) : { refused: done.code };
  },

  async representation(step) {
    const { items, review } = await context.client.must("search-representations", {
      key: context.party(step.through).key,
      body: { data_subject: { iin: context.iin(step.person) } },
    });
    const id = context.names.id(step.representation);
    const found = items.find((item) => item.id === id);
    if (found === undefined) throw new Error("the representation is gone");
    return { ...shown(found), review: review.map((each) => context.names.alias(each)) };
  },

  async "correct-number"(step) {
    const done = await context.client.call("correct-iin", {
      key: context.adminKey,
      body: {
        data_subject: { iin: context.iin(step.person) },
        new_iin: context.iin(step.to),
        evidence_sha256: EVIDENCE,
      },
    });
    return done.ok ? { status: done.body.status } : { refused: done.code };
  },
});
