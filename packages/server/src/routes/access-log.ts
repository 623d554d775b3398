import { parseIin, parseInstant } from "@kelisim/core";
import {
  parseReplayAt,
  type ExplainQuery,
  type IdParams,
  type PageQuery,
  type SearchAccessLogBody,
} from "@kelisim/protocol";
import { searchAccessLog, searchSubject, type LogPlace } from "@kelisim/store";
import { explainDecision, explainLogged, type Explanation } from "../access/explain.ts";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";
import { explanationView } from "../views/explanation-view.ts";
import type { CursorValues } from "./cursor.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND } from "./references.ts";

/** Why a decision came out as it did, with every rule that was tried, for the parties to it. */
export async function explain(call: Call<unknown, IdParams, ExplainQuery>): Promise<Reply> {
  const { ctx, caller, query } = call;
  const explanation = await explainDecision(ctx.store, call.params.id);
  // Whose it was nobody can tell any more; the id itself is given to its parties only.
  if (explanation === "term-ended") return problem("record-term-ended");
  const { party } = caller;
  const isParty =
    explanation?.entry.callerId === party.id || explanation?.entry.requester?.id === party.id;
  if (explanation === undefined || !isParty) return NOT_FOUND;
  const at = query.at ?? query.on;
  const replayAt = at === undefined ? undefined : parseReplayAt(at);
  return ok(explanationView(explanation, ctx.store.sealer, party.id, replayAt));
}

const endOf = ({ recordedAt, decisionId }: LogPlace): CursorValues => ({
  at: recordedAt.toString(),
  id: decisionId,
});

/** The caller's own log, newest first; a page of a narrow filter may end before it is full. */
export async function searchLog(
  call: Call<SearchAccessLogBody, unknown, PageQuery>,
): Promise<Reply> {
  const { ctx, body, caller, now } = call;
  const { db, ring, sealer } = ctx.store;
  const iin = body.data_subject === undefined ? undefined : parseIin(body.data_subject.iin);
  const subjectId = iin?.ok === true ? await searchSubject(db, ring, iin.iin) : undefined;
  const asksForNobody = iin !== undefined && subjectId === undefined;
  const { data_subject: _, ...filter } = body;
  return pageOf<Explanation>(call, {
    list: "access-log",
    filter: [subjectId ?? null, filter],
    query: call.query,
    read: async (after, limit) => {
      if (asksForNobody) return [];
      const at = after === undefined ? undefined : parseInstant(after["at"] ?? "");
      const filter = {
        callerId: caller.party.id,
        subjectId,
        purposeId: body.purpose_id,
        objectId: body.object_id,
        requesterBin: body.requester_bin,
        permitted: body.decision,
        mode: body.mode,
        from: body.from === undefined ? undefined : parseInstant(body.from),
        to: body.to === undefined ? undefined : parseInstant(body.to),
        after: at === undefined ? undefined : { recordedAt: at, decisionId: after?.["id"] ?? "" },
        limit,
      };
      const { entries, stoppedAt } = await searchAccessLog(db, filter, now);
      return {
        records: await explainLogged(ctx.store, entries),
        stoppedAt: stoppedAt && endOf(stoppedAt),
      };
    },
    endOf: ({ entry }) => endOf(entry),
    show: (explanation) => {
      const { rules_tried: _tried, ...line } = explanationView(
        explanation,
        sealer,
        caller.party.id,
      );
      return line;
    },
  });
}
