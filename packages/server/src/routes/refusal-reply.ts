import type { Refused } from "@kelisim/core";
import { problem, type ProblemReply } from "../http/operation.ts";

/** A refusal of core as a problem. Its codes are the contract's own. */
export const refusalReply = ({ code, faults, requestId }: Refused): ProblemReply =>
  problem(code, {
    ...(faults.length === 0 ? {} : { faults }),
    ...(requestId === undefined ? {} : { extensions: { request_id: requestId } }),
  });
