import { PAGE_LIMIT_DEFAULT } from "@kelisim/protocol";
import { problem, type OkReply, type ProblemReply } from "../http/operation.ts";
import { openCursor, sealCursor, type CursorValues, type PageCall } from "./cursor.ts";

type PageQueryLike = { readonly limit?: number; readonly cursor?: string };

/** What was read where a page may end before it is full: the next one begins after `stoppedAt`. */
export type PartRead<T> = {
  readonly records: readonly T[];
  readonly stoppedAt: CursorValues | undefined;
};

/** How one list is read and shown. */
export type PageSource<T> = {
  readonly list: string;
  /** What else narrows the list: a cursor of another filter is refused. */
  readonly filter: unknown;
  readonly query: PageQueryLike;
  /** Reads at most `limit` records after the end of the earlier page. */
  readonly read: (
    after: CursorValues | undefined,
    limit: number,
  ) => Promise<readonly T[] | PartRead<T>>;
  readonly endOf: (last: T) => CursorValues;
  /** What is shown of a record; `undefined` leaves it out, and the page is shorter then. */
  readonly show: (record: T) => object | undefined;
};

/** The answer of a list. */
export type PageReply = Omit<OkReply, "body"> & {
  readonly body: { readonly items: readonly object[]; readonly next_cursor: string | null };
};

/** One page of a list: `{items, next_cursor}`. */
export async function pageOf<T>(
  call: PageCall,
  source: PageSource<T>,
): Promise<PageReply | ProblemReply> {
  const { list, filter, query } = source;
  const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
  const after =
    query.cursor === undefined ? undefined : openCursor(call, list, filter, query.cursor);
  if (query.cursor !== undefined && after === undefined) {
    return problem("invalid-request", {
      faults: [{ pointer: "/cursor", code: "cursor" }],
    });
  }
  const read = await source.read(after, limit + 1);
  const { records, stoppedAt } = "records" in read ? read : { records: read, stoppedAt: undefined };
  const shown = records.slice(0, limit);
  const last = shown.at(-1);
  const more = records.length > limit && last !== undefined;
  const end = more ? source.endOf(last) : stoppedAt;
  return {
    body: {
      items: shown.map((record) => source.show(record)).filter((item) => item !== undefined),
      next_cursor: end === undefined ? null : sealCursor(call, list, filter, end),
    },
  };
}
