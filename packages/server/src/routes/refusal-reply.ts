import type { Refused } from "@kelisim/core";
import { problem, type ProblemReply } from "../http/operation.ts";

/** The records that a refusal points to, as members of its problem. */
const extensionsOf = ({ requestId, consentId, supersededBy }: Refused) => ({
  ...(requestId !== undefined && { request_id: requestId }),
  ...(consentId !== undefined && { consent_id: consentId }),
  ...(supersededBy !== undefined && { superseded_by: supersededBy }),
});

/** A refusal of core as a problem. Its codes are the contract's own. */
export function refusalReply(refused: Refused): ProblemReply {
  const { code, faults, from } = refused;
  const extensions = extensionsOf(refused);
  return problem(code, {
    ...(faults.length > 0 && { faults }),
    ...(from !== undefined && { retryOn: from }),
    ...(Object.keys(extensions).length > 0 && { extensions }),
  });
}
