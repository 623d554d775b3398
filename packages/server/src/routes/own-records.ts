import { parseIin, parseInstant } from "@kelisim/core";
import type { PageQuery, SearchAutomatedBody } from "@kelisim/protocol";
import { recordsOfParty, searchSubject, type ListedRecords } from "@kelisim/store";
import type { Call, Reply } from "../http/operation.ts";
import { pageOf } from "./page.ts";

/** The caller's own records of a kind, newest first. A person nobody knows has none. */
export async function searchOwnRecords<K extends keyof ListedRecords>(
  call: Call<SearchAutomatedBody, unknown, PageQuery>,
  kind: K,
  show: (record: ListedRecords[K]) => object,
): Promise<Reply> {
  const { ctx, body, caller, query } = call;
  const { db, ring } = ctx.store;
  const iin = body.data_subject === undefined ? undefined : parseIin(body.data_subject.iin);
  const subjectId = iin?.ok === true ? await searchSubject(db, ring, iin.iin) : undefined;
  const asksForNobody = iin !== undefined && subjectId === undefined;
  return pageOf<ListedRecords[K]>(call, {
    list: kind,
    filter: [subjectId ?? null, body.purpose_id ?? null],
    query,
    read: async (after, limit) => {
      if (asksForNobody) return [];
      const at = after === undefined ? undefined : parseInstant(after["at"] ?? "");
      return recordsOfParty(db, {
        kind,
        partyId: caller.party.id,
        subjectId,
        purposeId: body.purpose_id,
        after: at === undefined ? undefined : { at, id: after?.["id"] ?? "" },
        limit,
      });
    },
    endOf: ({ recordedAt, id }) => ({ at: recordedAt.toString(), id: id.slice(4) }),
    show,
  });
}
