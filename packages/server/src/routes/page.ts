import { PAGE_LIMIT_DEFAULT } from "@kelisim/protocol";
import { ok, problem, type Reply } from "../http/operation.ts";
import { openCursor, sealCursor, type CursorValues, type PageCall } from "./cursor.ts";

type PageQueryLike = { readonly limit?: number; readonly cursor?: string };

/** How one list is read and shown. */
export type PageSource<T> = {
  readonly list: string;
  /** What else narrows the list: a cursor of another filter is refused. */
  readonly filter: unknown;
  readonly query: PageQueryLike;
  /** Reads at most `limit` records after the end of the earlier page. */
  readonly read: (after: CursorValues | undefined, limit: number) => Promise<readonly T[]>;
  readonly endOf: (last: T) => CursorValues;
  /** What is shown of a record; `undefined` leaves it out, and the page is shorter then. */
  readonly show: (record: T) => object | undefined;
};

/** One page of a list: `{items, next_cursor}`. */
export async function pageOf<T>(call: PageCall, source: PageSource<T>): Promise<Reply> {
  const { list, filter, query } = source;
  const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
  const after =
    query.cursor === undefined ? undefined : openCursor(call, list, filter, query.cursor);
  if (query.cursor !== undefined && after === undefined) {
    return problem("invalid-request", {
      faults: [{ pointer: "/cursor", code: "cursor" }],
    });
  }
  const records = await source.read(after, limit + 1);
  const shown = records.slice(0, limit);
  const last = shown.at(-1);
  const more = records.length > limit && last !== undefined;
  return ok({
    items: shown.map((record) => source.show(record)).filter((item) => item !== undefined),
    next_cursor: more ? sealCursor(call, list, filter, source.endOf(last)) : null,
  });
}
