import { problem, type ProblemReply } from "../http/operation.ts";

/**
 * "This was not me" comes from the person's own session (`person/dispute-consent.ts`). Whatever a key names
 * here, it did not see her say so: 403 alike for every id.
 */
export const disputeByKey = async (): Promise<ProblemReply> => problem("confirmation-not-yours");
