import type { Finding } from "../report/row.ts";
import type { Probe } from "../report/report.ts";
import type { TargetId } from "../report/targets.ts";
import type { Rig } from "../rig.ts";

/** Which of a target's figures was found. */
export type Found = {
  readonly id: TargetId;
  readonly case: string | null;
  readonly finding: Finding;
};

export type GroupResult = { readonly found: readonly Found[]; readonly probes?: readonly Probe[] };

/** Targets that are measured together, because they share a side. */
export type Group = {
  readonly ids: readonly TargetId[];
  /** @param only which of them are wanted */
  run(rig: Rig, only: ReadonlySet<TargetId>): Promise<GroupResult>;
};

/** One figure that was found. */
export const found = (id: TargetId, label: string | null, finding: Finding): Found => ({
  id,
  case: label,
  finding,
});
