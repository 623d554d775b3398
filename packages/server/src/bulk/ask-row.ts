import { randomUUID } from "node:crypto";
import { idFrom, parseId, type RequestId } from "@kelisim/core";
import type { CreateConsentRequestBody, ProblemCode } from "@kelisim/protocol";
import { recordRefusal, type BulkRequest, type DoneRow, type WaitingRow } from "@kelisim/store";
import type { Context } from "../context.ts";
import { actOnce, markOf } from "../http/idempotency.ts";
import { isLines, isProblem, type Call, type Caller } from "../http/operation.ts";
import { createConsentRequest } from "../routes/ask-consent.ts";
import { renderRequest } from "../routes/consent-requests.ts";

const OPERATION = "create-consent-request";

const requestIdIn = (body: object | string): RequestId => {
  const said = typeof body === "object" && "id" in body ? body.id : undefined;
  const id = typeof said === "string" ? parseId("req", said) : undefined;
  if (id === undefined) throw new Error("a request was made without an id");
  return id;
};

async function refused(
  { store, clock }: Pick<Context, "store" | "clock">,
  { key, party }: Caller,
  { line, subjectId }: WaitingRow,
  code: ProblemCode,
): Promise<DoneRow> {
  await recordRefusal(store.db, {
    ...{ at: clock.now(), partyId: party.id, keyId: key.id },
    ...{ command: OPERATION, outcome: code },
  });
  return { line, subjectId, state: "refused", code };
}

/**
 * Asks the person of one line, by the same command as `create-consent-request`. The line is its own
 * `Idempotency-Key`: asked again after a break, she is not asked twice.
 */
export async function askRow(
  ctx: Context,
  caller: Caller,
  bulk: Pick<BulkRequest, "id" | "body">,
  row: WaitingRow,
  isStopping: () => boolean,
): Promise<DoneRow> {
  if (row.iin === undefined) return refused(ctx, caller, row, "person-erased");
  const body = {
    ...bulk.body,
    data_subject: { iin: row.iin.digits },
  } as unknown as CreateConsentRequestBody;
  const { db, ring } = ctx.store;
  const key = `bulk ${bulk.id} ${row.line}`;
  const mark = markOf({ operation: OPERATION, caller, key, params: {}, query: {}, body }, ring);
  const call: Call<CreateConsentRequestBody> = {
    ...{ ctx, caller, body, mark, isStopping },
    ...{ params: {}, query: {}, language: body.language ?? "kk" },
    now: ctx.clock.now(),
    commandId: randomUUID(),
    // The answer is not sent: only the id of its request is kept.
    baseUrl: "",
  };
  const reply = await actOnce(
    db,
    mark,
    () => createConsentRequest(call),
    (resultId, now) =>
      renderRequest(ctx, caller, idFrom("req", resultId), {
        ...call,
        now,
      }),
  );
  if (isProblem(reply)) return refused(ctx, caller, row, reply.problem);
  if (isLines(reply)) throw new Error("a request was answered with lines");
  const { line, subjectId } = row;
  return { line, subjectId, state: "asked", requestId: requestIdIn(reply.body) };
}
