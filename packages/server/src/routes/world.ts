import type { CommandWorld } from "@kelisim/core";
import type { Call } from "../http/operation.ts";

/** What commands take from their surroundings, for one call. */
export const worldOf = ({ ctx, now }: Pick<Call, "ctx" | "now">): CommandWorld => ({
  now,
  calendar: ctx.calendar,
  ids: ctx.ids,
  readings: ctx.config.readings,
});
