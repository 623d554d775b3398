import type { Fault } from "../commands/refusal.ts";
import type { Purpose } from "./purpose.ts";

/**
 * What keeps a purpose from being registered. Whoever processes automatically says how, with what consequences
 * and how one protects oneself: without these words nobody can be told. @law 231-VIII 19-1(2)
 */
export function purposeFaults({
  actions,
  automated,
}: Pick<Purpose, "actions" | "automated">): Fault[] {
  return actions.includes("automated-decision") && automated === null
    ? [{ pointer: "/automated", code: "automated-explanation-required" }]
    : [];
}
