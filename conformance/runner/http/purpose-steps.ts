import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

/** Ends of purposes. */
export const purposeSteps = (
  context: HttpContext,
): Pick<World, "achieve" | "close-purpose" | "ban-purpose"> => ({
  async achieve(step) {
    const { key } = context.askerFor(step.purpose);
    const id = context.purpose(step.purpose);
    const { person } = step;
    const data_subject = person === undefined ? undefined : { iin: context.iin(person) };
    const body = { data_subject, note: "The purpose was reached." };
    const done = await context.client.call("achieve-purpose", { key, id, body });
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
    return done.ok ? {} : { refused: done.code };
  },
});
