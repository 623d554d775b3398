import { legalDayOf } from "@kelisim/core";
import type { OperationId } from "@kelisim/protocol";
import { callForBytes } from "../call-operation.ts";
import { evidenceAnswer, evidencePending } from "../evidence-answer.ts";
import { NOT_FOUND_PAGE, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";

type EvidenceOperation = Extract<
  OperationId,
  "get-consent-evidence" | "get-duty-evidence" | "get-decision-evidence"
>;

/** `GET /party/…/:id/evidence.zip`: the archive that the party's own system gets by the same call. */
const evidenceOf =
  (operation: EvidenceOperation, kind: string) =>
  async (visit: StaffVisit): Promise<PageAnswer> => {
    const { params, path, now } = visit;
    const found = await callForBytes(visit, operation, { params: { id: params["id"] ?? "" } });
    const again = path.replace(/\/evidence\.zip$/, "");
    if (!found.ok) {
      return found.problem === "evidence-not-in-log" ? evidencePending(again) : NOT_FOUND_PAGE;
    }
    const name = `kelisim-evidence-${kind}-${legalDayOf(now)}.zip`;
    return evidenceAnswer({ name, bytes: found.body }, again);
  };

export const consentEvidence = evidenceOf("get-consent-evidence", "consent");
export const dutyEvidence = evidenceOf("get-duty-evidence", "duty");
export const decisionEvidence = evidenceOf("get-decision-evidence", "access");
