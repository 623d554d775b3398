import { formatInstant } from "@kelisim/core";
import type { IdParams, ImportAnswer, ImportQuery } from "@kelisim/protocol";
import { readImport, takeImportTurn } from "@kelisim/store";
import { ok, problem, type Call, type Reply, type StreamedBody } from "../http/operation.ts";
import { runImport, turnEnd } from "../imports/run-import.ts";
import { NOT_FOUND, pathId } from "./references.ts";

/** Brings in consents that were given on paper or elsewhere, a line for each. */
export async function importConsents(
  call: Call<StreamedBody, unknown, ImportQuery>,
): Promise<Reply> {
  const { ctx, caller, commandId, isStopping, body, query, language, now } = call;
  const { import_id: importId = ctx.ids.next("imp"), from_line: fromLine = 1 } = query;
  const turn = { partyId: caller.party.id, importId, holder: commandId };
  const wanted = { fromLine, now, until: turnEnd(now) };
  const taken = await takeImportTurn(ctx.store.db, turn, wanted);
  switch (taken.kind) {
    case "running":
      return problem("import-running");
    case "gap":
      return problem("import-gap", { extensions: { next_line: taken.nextLine } });
    case "taken":
      break;
  }
  const importer = { ctx, caller, commandId, isStopping };
  const answers = query.answers ?? "all";
  return runImport({ importer, turn, body, language, fromLine, answers, before: taken.before });
}

/** How far an import of one's own got. */
export async function getConsentImport(call: Call<unknown, IdParams>): Promise<Reply> {
  const { ctx, caller, now } = call;
  const id = pathId("imp", call.params);
  const found =
    id === undefined ? undefined : await readImport(ctx.store.db, caller.party.id, id, now);
  if (id === undefined || found === undefined) return NOT_FOUND;
  const answer: ImportAnswer = {
    import_id: id,
    started_at: formatInstant(found.startedAt),
    updated_at: formatInstant(found.updatedAt),
    running: found.isRunning,
    done: found.isDone,
    next_line: found.lines + 1,
    recorded: found.recorded,
    already: found.already,
    refused: found.refused,
  };
  return ok(answer);
}
