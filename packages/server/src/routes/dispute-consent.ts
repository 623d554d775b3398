import { problem, type ProblemReply } from "../http/operation.ts";

/**
 * "This was not me" comes from the person's own session (`portal/person/consents/not-me.ts`). Whatever a key names
 * here, it did not see her say so: 403 alike for every id.
 */
export const disputeByKey = async (): Promise<ProblemReply> => problem("confirmation-not-yours");
