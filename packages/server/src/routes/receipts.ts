import type { IdParams } from "@kelisim/protocol";
import { receiptById, subjectOfRecord } from "@kelisim/store";
import { problem, type Call, type Reply } from "../http/operation.ts";
import { proofOfReceipt } from "../receipts/log-proof.ts";
import { receiptOfConsent } from "../receipts/make-receipt.ts";
import { receiptText } from "../receipts/receipt-text.ts";
import { findConsent, isHolder } from "./consents.ts";
import { NOT_FOUND, pathId } from "./references.ts";

const UTF8 = new TextEncoder();

/** `GET /v1/consents/{id}/receipt`: for whoever may read the consent. */
export async function getConsentReceipt(call: Call<unknown, IdParams>): Promise<Reply> {
  const { ctx, now, baseUrl } = call;
  const found = await findConsent(ctx, pathId("con", call.params));
  if (found === undefined || !isHolder(call.caller, found)) return NOT_FOUND;
  const { subjectId, consent } = found;
  const made = await receiptOfConsent(ctx, { subjectId, consentId: consent.id, now, baseUrl });
  if (made === undefined) return problem("person-erased");
  return { body: UTF8.encode((await receiptText(ctx, made)).text) };
}

/** `GET /v1/receipts/{id}/proof`: for whoever may read its consent. An erased person has no receipts here. */
export async function getReceiptProof(call: Call<unknown, IdParams>): Promise<Reply> {
  const { ctx, caller } = call;
  const { db, ring } = ctx.store;
  const id = pathId("rct", call.params);
  const subjectId = id === undefined ? undefined : await subjectOfRecord(db, id.slice(4));
  if (id === undefined || subjectId === undefined) return NOT_FOUND;
  const receipt = await receiptById(db, ring, subjectId, id);
  const found = await findConsent(ctx, receipt?.consentId);
  if (receipt === undefined || found === undefined || !isHolder(caller, found)) return NOT_FOUND;
  const proof = await proofOfReceipt(ctx, receipt);
  return proof === undefined ? problem("receipt-not-in-log") : { body: UTF8.encode(proof.text) };
}
