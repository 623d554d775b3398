import type { Context } from "../context.ts";
import type { Drain } from "../operate/drain.ts";
import { readinessChecks } from "../operate/health.ts";
import { defineOperation, type OperationDef } from "./define-operation.ts";
import { ok, problem } from "./operation.ts";

/** The calls about the service itself: open to everybody, and silent about everybody. */
export const serviceOperations = (
  ctx: Context,
  drain: Drain,
  document: () => object,
): readonly OperationDef[] => [
  defineOperation({ id: "healthz", handle: async () => ok({ status: "ok" }) }),
  defineOperation({ id: "openapi", handle: async () => ok(document()) }),
  defineOperation({
    id: "readyz",
    handle: async () => {
      const checks = await readinessChecks(ctx, drain);
      const failed = checks.filter((check) => !check.ok).map(({ name }) => name);
      if (failed.length === 0) return ok({ status: "ready", checks });
      const offset = checks.find(({ name }) => name === "clock")?.offset_ms;
      return problem(failed.join() === "clock" ? "clock-off" : "not-ready", {
        extensions: {
          failed: failed.join(" "),
          ...(offset !== undefined && { clock_offset_ms: offset }),
        },
      });
    },
  }),
];
