import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

/** Asking, taking back and reading requests. */
export const askSteps = (context: HttpContext): Pick<World, "ask" | "cancel" | "request"> => ({
  async ask(step) {
    const { client, names, askers } = context;
    const asker = context.askerFor(step.purpose);
    const body = {
      data_subject: { iin: context.iin(step.person) },
      purpose_id: context.purpose(step.purpose),
      object_id: context.object(step.object),
      categories: step.categories,
      actions: step.actions,
      recipients: step.recipients?.map((alias) => context.party(alias).id),
      valid_until: step.valid_until,
      term_basis: step.term_basis,
      only_missing: step.only_missing,
    };
    const asked = await client.call("create-consent-request", { key: asker.key, body });
    if (!asked.ok) return { refused: asked.code };
    if (step.as !== undefined) {
      names.add(step.as, asked.body.id);
      askers.set(step.as, asker);
    }
    return { status: asked.body.status };
  },

  async cancel(step) {
    const { client, names } = context;
    const { key } = context.askerOf(step.request);
    const id = names.id(step.request);
    const cancelled = await client.call("cancel-consent-request", { key, id });
    return cancelled.ok ? { status: cancelled.body.status } : { refused: cancelled.code };
  },

  async request(step) {
    const { client, names } = context;
    const { key } = context.askerOf(step.request);
    const { status } = await client.must("get-consent-request", {
      key,
      id: names.id(step.request),
    });
    return { status };
  },
});
