import {
  endOfDay,
  idFrom,
  legalDayOf,
  parseIin,
  recordExplanation,
  type ExplanationId,
  type SubjectState,
} from "@kelisim/core";
import type { CreateExplanationBody, PageQuery, SearchAutomatedBody } from "@kelisim/protocol";
import { ensureSubject, purposeAsOf, readSubject, subjectOfRecord } from "@kelisim/store";
import type { Context } from "../context.ts";
import { ok, type Call, type Caller, type Reply } from "../http/operation.ts";
import { explanationShownView } from "../views/automated-views.ts";
import { heldPurpose } from "./held-purpose.ts";
import { searchOwnRecords } from "./own-records.ts";
import { NOT_FOUND, unknownReferences } from "./references.ts";
import { refusalReply } from "./refusal-reply.ts";
import { isRefused, runCommand } from "./run-command.ts";

/** A holder proves that it explained automated processing to a person. @law 231-VIII 19-1(2) */
export async function createExplanation(call: Call<CreateExplanationBody>): Promise<Reply> {
  const { ctx, body, caller, now } = call;
  const { db, ring } = ctx.store;
  if ((await heldPurpose(call, body.purpose_id)) === undefined) {
    return unknownReferences(["/purpose_id"]);
  }
  const iin = parseIin(body.data_subject.iin);
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  const shownOn = body.shown_on;
  const at = shownOn === undefined || shownOn >= legalDayOf(now) ? now : endOfDay(shownOn);
  const command = recordExplanation(
    {
      id: ctx.ids.next("xpl"),
      partyId: caller.party.id,
      purpose: await purposeAsOf(db, body.purpose_id, at),
      language: body.language,
      manner: body.manner ?? "shown",
      shownOn,
      evidenceSha256: body.evidence_sha256,
    },
    now,
  );
  // What is wrong with it has nothing to do with the person: one whom nobody knows stays unknown.
  if (!command.ok) return refusalReply(command);
  const done = await runCommand<ExplanationId>(call, {
    subjectId: () => ensureSubject(db, ring, iin.iin),
    fields: { iin: iin.iin },
    resultId: (id) => id,
    decide: async () => command,
  });
  return isRefused(done) ? done : shownReply(done.state, done.result);
}

function shownReply(state: SubjectState, id: ExplanationId): Reply {
  const shown = state.explanations.get(id);
  return shown === undefined ? NOT_FOUND : ok(explanationShownView(shown));
}

/** The answer of an earlier `create-explanation` with the same key. */
export async function renderExplanation(
  ctx: Context,
  _caller: Caller,
  resultId: string,
): Promise<Reply> {
  const subjectId = await subjectOfRecord(ctx.store.db, resultId);
  if (subjectId === undefined) return NOT_FOUND;
  return shownReply(await readSubject(ctx.store, subjectId), idFrom("xpl", resultId));
}

/** One's own explanations, newest first. */
export const searchExplanations = (
  call: Call<SearchAutomatedBody, unknown, PageQuery>,
): Promise<Reply> => searchOwnRecords(call, "explanation", explanationShownView);
