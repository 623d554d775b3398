import { Type } from "typebox";
import type { Answer } from "../wire.ts";

/** `GET /healthz`: the process lives. */
export const HealthAnswer = Type.Object({ status: Type.Enum(["ok"], { type: "string" }) });
export type HealthAnswer = Answer<typeof HealthAnswer>;

/** `GET /readyz`: it can serve; otherwise the problem `not-ready`, or `clock-off` where only that is wrong. */
export const ReadyAnswer = Type.Object({
  status: Type.Enum(["ready"], { type: "string" }),
  checks: Type.Array(
    Type.Object({
      name: Type.String(),
      ok: Type.Boolean(),
      offset_ms: Type.Optional(
        Type.Integer({
          description:
            "Of `clock`: milliseconds by which the service's clock is ahead of the database's.",
        }),
      ),
    }),
  ),
});
export type ReadyAnswer = Answer<typeof ReadyAnswer>;
