import { parseIin } from "@kelisim/core";
import { iinOf, type FileComplaintBody } from "@kelisim/protocol";
import { findSubject, readSubject } from "@kelisim/store";
import type { Call, Reply } from "../http/operation.ts";
import { unknownReferences } from "./references.ts";
import { file, unknownIn } from "./rights-calls.ts";

/** What a complaint names must be this very person's. */
async function foreignIn({ ctx, body }: Call<FileComplaintBody>): Promise<string[]> {
  const { consent_id: consentId, duty_id: dutyId, party_id: partyId } = body;
  if (consentId === undefined && dutyId === undefined) return [];
  const { db, ring } = ctx.store;
  const iin = parseIin(iinOf(body));
  const subjectId = iin.ok ? await findSubject(db, ring, iin.iin) : undefined;
  const state = subjectId === undefined ? undefined : await readSubject(ctx.store, subjectId);
  const foreign: string[] = [];
  if (consentId !== undefined && state?.consents.has(consentId) !== true) {
    foreign.push("/consent_id");
  }
  if (dutyId !== undefined && state?.duties.get(dutyId)?.partyId !== partyId) {
    foreign.push("/duty_id");
  }
  return foreign;
}

/**
 * A person complains of what a party did or left undone. Who hears it is her choice; the party owes her an
 * account within the term of an inquiry. @law 231-VIII 19-1(3)
 */
export async function fileComplaint(call: Call<FileComplaintBody>): Promise<Reply> {
  const unknown = [...(await unknownIn(call)), ...(await foreignIn(call))];
  if (unknown.length > 0) return unknownReferences(unknown);
  const { addressee = "authorised-body", party_id } = call.body;
  return file({ ...call, body: { ...call.body, addressee } }, "complaint", party_id);
}
