import { randomUUID } from "node:crypto";
import {
  parseIin,
  parseInstant,
  reportBreach,
  tellOfBreach,
  type Breach,
  type BreachId,
  type EventId,
  type SubjectState,
} from "@kelisim/core";
import type { PageQuery, ReportBreachBody } from "@kelisim/protocol";
import {
  breachesOf,
  categoriesByCodes,
  ensureSubject,
  newCase,
  objectById,
  readSubject,
  runSubjectCommandIn,
  subjectOfRecord,
  type ReportedBreach,
} from "@kelisim/store";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { breachView } from "../views/breach-view.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, unknownReferences } from "./references.ts";
import { refusalReply } from "./refusal-reply.ts";
import { runCommand } from "./run-command.ts";
import { worldOf } from "./world.ts";

type Reporting = Call<ReportBreachBody>;

async function unknownIn({ ctx, body, caller }: Reporting): Promise<string[]> {
  const { db } = ctx.store;
  const object = await objectById(db, body.object_id);
  const isHolder = object?.ownerId === caller.party.id || object?.operatorId === caller.party.id;
  const known = await categoriesByCodes(db, body.categories);
  return [
    ...(isHolder ? [] : ["/object_id"]),
    ...body.categories.flatMap((code, at) => (known.has(code) ? [] : [`/categories/${at}`])),
  ];
}

/** Tells whoever is named and was not told yet, each in a transaction of her own. */
async function tellNamed(call: Reporting, breach: Breach): Promise<void> {
  const { subjects } = call.body;
  if (typeof subjects === "number") return;
  const { db, ring } = call.ctx.store;
  const { id, partyId, objectId, categories, detectedAt } = breach;
  for (const digits of subjects) {
    const parsed = parseIin(digits);
    if (!parsed.ok) throw new Error("an IIN passed its schema and does not parse");
    const { iin } = parsed;
    await runCommand<BreachId>(
      { ...call, commandId: randomUUID(), mark: undefined },
      {
        subjectId: () => ensureSubject(db, ring, iin),
        fields: { iin },
        decide: async (state) =>
          tellOfBreach(state, { id, partyId, objectId, categories, detectedAt }),
      },
    );
  }
}

function reportedIn({ breaches, duties }: SubjectState, id: BreachId): ReportedBreach {
  const breach = breaches.get(id);
  const duty = breach && duties.get(breach.dutyId);
  if (breach === undefined || duty === undefined) throw new Error("a breach without its duty");
  return { breach, duty };
}

type ReportResult = ReturnType<typeof reportBreach>;

/** Keeps the report in a case of nobody: both are there, or neither is. */
function inNewCase({ ctx, caller, now, commandId, mark }: Reporting, decided: ReportResult) {
  const { store } = ctx;
  const made: EventId[] = [];
  return store.db.tx(async (tx) =>
    runSubjectCommandIn(tx, store, {
      ...{ subjectId: await newCase(tx), now, mark },
      actor: {
        ...{ partyId: caller.party.id, keyId: caller.key.id },
        ...{ commandId, serviceId: store.serviceId },
      },
      eventId: (index) => (made[index] ??= ctx.ids.next("evt")),
      decide: async () => decided,
      resultId: ({ id }) => id,
    }),
  );
}

/**
 * A party found a breach in its object: it owes the authorised body a notice, and whoever it names is told
 * here. What was cut off goes on where the call is repeated with its `Idempotency-Key`. @law 94-V 25(2)
 */
export async function report(call: Reporting): Promise<Reply> {
  const { ctx, body, caller } = call;
  const unknown = await unknownIn(call);
  if (unknown.length > 0) return unknownReferences(unknown);
  const { subjects } = body;
  const detectedAt = parseInstant(body.detected_at);
  if (detectedAt === undefined) throw new Error("an instant passed its schema and does not parse");
  const given = {
    ...{ id: ctx.ids.next("brc"), partyId: caller.party.id, objectId: body.object_id },
    ...{ categories: body.categories, detectedAt },
    concerned: typeof subjects === "number" ? subjects : subjects.length,
  };
  // A refusal makes no case.
  const decided = reportBreach(given, worldOf(call));
  if (!decided.ok) return refusalReply(decided);
  const done = await inNewCase(call, decided);
  if (!done.ok) return refusalReply(done);
  const reported = reportedIn(done.state, given.id);
  await tellNamed(call, reported.breach);
  return ok(breachView(reported, call.now));
}

/** The answer of an earlier `report-breach` with the same key, after everybody it names was told. */
export async function renderBreach(call: Reporting, id: BreachId): Promise<Reply> {
  const { store } = call.ctx;
  const subjectId = await subjectOfRecord(store.db, id.slice(4));
  if (subjectId === undefined) return NOT_FOUND;
  const reported = reportedIn(await readSubject(store, subjectId), id);
  await tellNamed(call, reported.breach);
  return ok(breachView(reported, call.now));
}

/** One's own breaches, newest first; the authorised body sees everybody's. */
export function listBreaches(call: Call<unknown, unknown, PageQuery>): Promise<Reply> {
  const { ctx, caller, query, now } = call;
  const isOversight =
    caller.party.roles.includes("authorised-body") && caller.key.scopes.includes("oversight:read");
  return pageOf<ReportedBreach>(call, {
    list: "breaches",
    filter: null,
    query,
    read: (after, limit) => {
      const at = after === undefined ? undefined : parseInstant(after["at"] ?? "");
      return breachesOf(ctx.store.db, {
        partyId: isOversight ? undefined : caller.party.id,
        after: at === undefined ? undefined : { at, id: after?.["id"] ?? "" },
        limit,
      });
    },
    endOf: ({ breach }) => ({ at: breach.reportedAt.toString(), id: breach.id.slice(4) }),
    show: (reported) => breachView(reported, now),
  });
}
