import { Type } from "typebox";
import type { Answer } from "../wire.ts";

/** `GET /healthz`: the process lives. */
export const HealthAnswer = Type.Object({ status: Type.Enum(["ok"], { type: "string" }) });
export type HealthAnswer = Answer<typeof HealthAnswer>;

/** `GET /readyz`: it can serve; otherwise the problem `not-ready`. */
export const ReadyAnswer = Type.Object({
  status: Type.Enum(["ready"], { type: "string" }),
  checks: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean() })),
});
export type ReadyAnswer = Answer<typeof ReadyAnswer>;
