import { randomUUID } from "node:crypto";
import { idFrom } from "@kelisim/core";
import type { Queryable } from "@kelisim/store";
import { ALL_OPERATIONS } from "../../packages/server/src/routes/index.ts";
import type { AnyCall, OperationDef } from "../../packages/server/src/http/define-operation.ts";
import { ok } from "../../packages/server/src/http/operation.ts";

const FIND = {
  name: "naive-request",
  text: `select r.subject_id, r.party_id, r.service_id, r.body from record_locator l
    join consent_request r on r.subject_id = l.subject_id and r.request_id = l.record_id
    where l.record_id = $1`,
};

const EVENT = {
  name: "naive-event",
  text: `insert into event (subject_id, recorded_at, event_id, seq, effective_at, type, actor_party,
    actor_key, command_id, origin, body) values ($1, $2, $3, 2, $2, 'consent.granted', $4, $5, $6, $7, $8::jsonb)`,
};

const ANSWER = {
  name: "naive-answer",
  text: `insert into answer (subject_id, answer_id, kind, service_id, seq, party_id, object_id,
      purpose_id, categories, actions, recipients, countries, ends_at, achieved_count, end_state,
      recorded_at, body, outlasts_purpose)
    values ($1, $2, 'granted', $3, 2, $4, $5, $6, $7, $8, '{}', '{}', null, 0, 'standing', $9, $10::jsonb, false)`,
};

const OUTBOX = {
  name: "naive-outbox",
  text: `insert into outbox (subject_id, outbox_id, seq, party_id, type, recorded_at, payload)
    values ($1, $2, 2, $3, 'consent.granted', $4, $5::jsonb)`,
};

type Asked = {
  subject_id: string;
  party_id: string;
  service_id: string;
  body: { objectId: string; purposeId: string; requiredCategories: string[]; actions: string[] };
};

const uuidIn = (id: string): string => id.slice(-32);

async function write(tx: Queryable, call: AnyCall, asked: Asked, consent: string): Promise<void> {
  const { subject_id: subject, party_id: party, service_id: service, body } = asked;
  const { now, caller } = call;
  const record = JSON.stringify({ ...body, consentId: `con_${consent}`, at: now.toString() });
  await tx.query(EVENT, [
    ...[subject, now, randomUUID(), caller === undefined ? null : uuidIn(caller.party.id)],
    ...[caller === undefined ? null : uuidIn(caller.key.id), call.commandId, service, record],
  ]);
  await tx.query(ANSWER, [
    ...[subject, consent, service, party, uuidIn(body.objectId), uuidIn(body.purposeId)],
    ...[body.requiredCategories, body.actions, now, record],
  ]);
  const payload = JSON.stringify({ consent_id: `con_${consent}` });
  await tx.query(OUTBOX, [subject, randomUUID(), party, now, payload]);
}

/** Begin, three inserts, commit: no rule of the acts, no projection besides, no lock. */
async function grant(call: AnyCall): Promise<ReturnType<typeof ok>> {
  const { db } = call.ctx.store;
  const request = String(call.params["id"]);
  const consent = randomUUID().replaceAll("-", "");
  const [asked] = await db.query<Asked>(FIND, [uuidIn(request)]);
  if (asked === undefined) throw new Error("no such request");
  await db.tx((tx) => write(tx, call, asked, consent));
  return ok({ request_id: request, status: "granted", consent_id: idFrom("con", consent) });
}

/** The operations of the service, with a grant as somebody would write it at first. */
export const NAIVE_OPERATIONS: readonly OperationDef[] = ALL_OPERATIONS.map((def) =>
  def.id === "answer-consent-request" ? { ...def, handle: grant } : def,
);
