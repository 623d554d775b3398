import { formatInstant, newestAnswer, type Text3 } from "@kelisim/core";
import type { LogPlace } from "@kelisim/store";
import { explanationShownView, outcomeView } from "../../../views/automated-views.ts";
import { consentView, requestView } from "../../../views/consent-views.ts";
import { dutyView } from "../../../views/duty-view.ts";
import { explanationView } from "../../../views/explanation-view.ts";
import { representationView } from "../../../views/representation-view.ts";
import type { PersonVisit } from "../../visit.ts";
import { isLineClosed } from "../../../routes/consents.ts";
import { sealPlace } from "../sealed-place.ts";
import type { Names } from "../registry-names.ts";
import {
  accessesForExport,
  exportFacts,
  hasMore,
  namesOfExport,
  wordsOf,
  type ExplainedAccess,
  type ExportFacts,
} from "./export-facts.ts";

/** How many accesses one file holds. */
export const IN_JSON = 2000;

export const EXPORT_LIST = "export";

/** As she sees it herself: with the reason, without the party's own word for who asked there. */
function accessFact({ explanation, deferral }: ExplainedAccess, { shell }: PersonVisit) {
  const {
    rules_tried: _tried,
    employee: _employee,
    ...line
  } = explanationView(explanation, shell.ctx.store.sealer, undefined);
  return deferral === undefined ? line : { ...line, was_deferred_by: deferral };
}

function consentFacts({ state }: ExportFacts, names: Names, { now, shell }: PersonVisit) {
  return [...state.consents.values()].map((consent) => {
    const purpose = names.purpose(consent.purposeId);
    const object = names.object(consent.objectId);
    return consentView(consent, {
      newestSeq: newestAnswer(state, consent)?.seq ?? consent.seq,
      achievedCount: purpose?.achievedCount ?? 0,
      isLineClosed:
        purpose === undefined || object === undefined || isLineClosed({ purpose, object }),
      now,
      service: shell.ctx.store.kind,
    });
  });
}

const ID = /"((?:pty|pur|obj)_[0-9a-f]{32})"/g;

/** What each id in the file is called. */
function namesInFile(names: Names, text: string): Readonly<Record<string, Text3>> {
  const ids = new Set([...text.matchAll(ID)].map(([, id]) => id ?? ""));
  const found = [...ids].map((id) => [id, names.nameOf(id)] as const);
  return Object.fromEntries(found.filter((each): each is [string, Text3] => each[1] !== undefined));
}

function recordFacts(facts: ExportFacts, names: Names, visit: PersonVisit) {
  const { state } = facts;
  const { now, shell } = visit;
  const { calendar } = shell.ctx;
  return {
    consents: consentFacts(facts, names, visit),
    requests: [...state.requests.values()].map((one) => requestView(one, now, shell.baseUrl())),
    refusals: state.refusals.map(({ at, requestId, partyId, purposeId }) => ({
      ...{ request_id: requestId, party_id: partyId, purpose_id: purposeId },
      at: formatInstant(at),
    })),
    duties: [...state.duties.values()].map((duty) => ({
      ...dutyView(duty, calendar, now),
      words: wordsOf(facts, (body) => body.type === "duty.discharged" && body.dutyId === duty.id),
    })),
    rights_calls: [...state.rightsCalls.values()].map((call) => ({
      ...{ id: call.id, kind: call.kind, party_id: call.partyId, duty_id: call.dutyId },
      received_at: formatInstant(call.receivedAt),
      addressee: call.addressee,
      words: wordsOf(
        facts,
        (body) => body.type === "rights-call.received" && body.call.id === call.id,
      ),
    })),
    retentions: state.retentions.map(({ seq: _seq, ...retention }) => retention),
    representations: [...state.representations.values()].map((one) => representationView(one, now)),
    explanations: [...state.explanations.values()].map(explanationShownView),
    outcomes: [...state.outcomes.values()].map(outcomeView),
    breaches: [...state.breachNotices.values()].map(({ detectedAt, toldAt, ...notice }) => ({
      ...notice,
      detected_at: formatInstant(detectedAt),
      told_at: formatInstant(toldAt),
    })),
  };
}

/**
 * Everything about her as JSON, in the shapes of the API. Accesses come in parts: a file that does not hold all of
 * them names the path of its continuation, which holds accesses alone.
 */
export async function exportText(visit: PersonVisit, after: LogPlace | undefined): Promise<string> {
  const accesses: ExplainedAccess[] = [];
  for await (const some of accessesForExport(visit, after, IN_JSON)) accesses.push(...some);
  const last = accesses.at(-1)?.entry;
  const complete = accesses.length < IN_JSON || last === undefined || !(await hasMore(visit, last));
  const facts = await exportFacts(visit);
  const names = await namesOfExport(visit, facts, accesses);
  const next =
    complete || last === undefined
      ? null
      : `/me/export.json?after=${sealPlace(visit, EXPORT_LIST, {
          at: last.recordedAt.toString(),
          id: last.decisionId,
        })}`;
  const body = {
    ...(after === undefined ? recordFacts(facts, names, visit) : {}),
    accesses: accesses.map((access) => accessFact(access, visit)),
    accesses_complete: complete,
    accesses_next: next,
  };
  const whole = {
    format: "kelisim-person-export",
    version: 1,
    made_at: formatInstant(visit.now),
    service: visit.shell.baseUrl(),
    ...body,
    names: namesInFile(names, JSON.stringify(body)),
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}
