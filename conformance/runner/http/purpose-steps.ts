import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

/** Ends of purposes. */
export const purposeSteps = (
  context: HttpContext,
): Pick<World, "achieve" | "close-purpose" | "ban-purpose" | "revise-purpose"> => ({
  async achieve(step) {
    const { key } = context.askerFor(step.purpose);
    const id = context.purpose(step.purpose);
    const { person } = step;
    const data_subject = person === undefined ? undefined : { iin: context.iin(person) };
    const body = { data_subject, note: "The purpose was reached." };
    const done = await context.client.call("achieve-purpose", { key, id, body });
    if (done.ok && step.as !== undefined) context.names.add(step.as, id);
    return done.ok ? {} : { refused: done.code };
  },

  async "ban-purpose"(step) {
    const done = await context.client.call("ban-purpose", {
      key: context.adminKey,
      id: context.purpose(step.purpose),
      body: { reason: "harmful-purpose", note: "It aims at shutting people out of services." },
    });
    return done.ok ? {} : { refused: done.code };
  },

  async "close-purpose"(step) {
    const { key } = context.askerFor(step.purpose);
    const id = context.purpose(step.purpose);
    const done = await context.client.call("close-purpose", { key, id });
    if (done.ok && step.as !== undefined) context.names.add(step.as, id);
    return done.ok ? {} : { refused: done.code };
  },

  async "revise-purpose"(step) {
    const { key } = context.askerFor(step.purpose);
    const { categories, actions } = step;
    const recipients = step.recipients?.map((alias) => context.party(alias).id);
    const done = await context.client.call("revise-purpose", {
      key,
      id: context.purpose(step.purpose),
      body: { categories, actions, recipients, note: "The purpose has changed." },
    });
    return done.ok ? {} : { refused: done.code };
  },
});

/** Ends of objects and parties. */
export const closingSteps = (
  context: HttpContext,
): Pick<World, "close-object" | "close-party"> => ({
  async "close-object"(step) {
    const { key } = context.party(step.by);
    const id = context.object(step.object);
    const done = await context.client.call("close-digital-object", { key, id });
    return done.ok ? {} : { refused: done.code };
  },

  async "close-party"(step) {
    const id = context.party(step.party).id;
    const sent = { key: context.adminKey, id, body: { roles: step.roles } };
    const done = await context.client.call("close-party", sent);
    return done.ok ? {} : { refused: done.code };
  },
});
