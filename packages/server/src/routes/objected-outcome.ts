import { parseIin, uuidOf, type ProcessingOutcome } from "@kelisim/core";
import { iinOf, type FileObjectionBody } from "@kelisim/protocol";
import { findSubject, readSubject, subjectOfRecord } from "@kelisim/store";
import type { Call } from "../http/operation.ts";

/** The recorded outcome that an objection names. One about somebody else names nothing here. */
export async function objectedOutcome({
  ctx,
  body,
}: Pick<Call<FileObjectionBody>, "ctx" | "body">): Promise<ProcessingOutcome | undefined> {
  const { outcome_id: id } = body;
  const iin = parseIin(iinOf(body));
  if (id === undefined || !iin.ok) return undefined;
  const { db, ring } = ctx.store;
  const subjectId = await subjectOfRecord(db, uuidOf(id));
  if (subjectId === undefined || subjectId !== (await findSubject(db, ring, iin.iin))) {
    return undefined;
  }
  return (await readSubject(ctx.store, subjectId)).outcomes.get(id);
}
