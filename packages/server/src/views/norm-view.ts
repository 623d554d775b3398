import { rulesOfNorm, SHOWN_BY, type Norm } from "@kelisim/core";
import type { NormAnswer } from "@kelisim/protocol";

/** A norm as it goes out, with the rules that enforce it and the scenarios that show it. */
export const normView = (norm: Norm): NormAnswer => ({
  id: norm.id,
  act: norm.act,
  place: norm.place,
  text: norm.text,
  trust: norm.trust,
  obliged: norm.obliged,
  trigger: norm.trigger,
  deadline: norm.deadline,
  in_force: norm.inForce,
  level: norm.level,
  status: norm.status,
  rules: rulesOfNorm(norm.id),
  scenarios: SHOWN_BY[norm.id] ?? [],
  reason: norm.reason,
});
