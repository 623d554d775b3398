import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

/** Orders to forget somebody. */
export const eraseSteps = (context: HttpContext): Pick<World, "erase"> => ({
  async erase(step) {
    const done = await context.client.call("erase-person", {
      key: context.adminKey,
      body: { data_subject: { iin: context.iin(step.person) } },
    });
    return done.ok ? { status: done.body.status } : { refused: done.code };
  },
});
