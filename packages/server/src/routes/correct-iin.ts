import { correctIin, faultOfNumbers, parseIin, type Iin, type SubjectId } from "@kelisim/core";
import type { CorrectIinBody } from "@kelisim/protocol";
import { exchangeNumber, searchSubject, subjectCounter } from "@kelisim/store";
import type { Context } from "../context.ts";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { unknownReferences } from "./references.ts";
import { refusalReply } from "./refusal-reply.ts";
import { isRefused, runCommand } from "./run-command.ts";

/** The same for every person: it tells nothing about her. */
export const correctedView = (): Reply => ok({ status: "corrected" });

function iinIn(text: string): Iin {
  const read = parseIin(text);
  if (!read.ok) throw new Error("an IIN passed its schema and does not parse");
  return read.iin;
}

/** Somebody with a life here: of whom nothing but probes is known, nothing is to be put right. */
async function livingUnder({ store }: Context, iin: Iin): Promise<SubjectId | undefined> {
  const subjectId = await searchSubject(store.db, store.ring, iin);
  if (subjectId === undefined) return undefined;
  return (await subjectCounter(store.db, subjectId)).seq > 0 ? subjectId : undefined;
}

/** A person's number was wrong: all that she has goes on under the right one. @law 94-V 25(2)(8) */
export async function correctNumber(call: Call<CorrectIinBody>): Promise<Reply> {
  const { ctx, body } = call;
  const { data_subject, new_iin, evidence_sha256: evidenceSha256 } = body;
  const given = { from: iinIn(data_subject.iin), to: iinIn(new_iin), evidenceSha256 };
  const wrong = faultOfNumbers(given);
  if (wrong !== undefined) return refusalReply(wrong);
  const subjectId = await livingUnder(ctx, given.from);
  if (subjectId === undefined) return unknownReferences(["/data_subject/iin"]);
  const done = await runCommand<null>(call, {
    subjectId,
    resultId: () => subjectId,
    decide: async (_state, tx) => {
      const decided = correctIin(given, ctx.config.readings);
      if (!decided.ok) return decided;
      return (await exchangeNumber(tx, ctx.store.ring, subjectId, given)) ?? decided;
    },
  });
  return isRefused(done) ? done : correctedView();
}
