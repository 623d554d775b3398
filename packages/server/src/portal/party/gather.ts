import type { OperationId } from "@kelisim/protocol";
import { callOperation, type OperationParts } from "../call-operation.ts";
import type { StaffVisit } from "../visit.ts";

type ListId = Extract<OperationId, `list-${string}` | `search-${string}`>;
type Listed = { readonly items: readonly unknown[]; readonly next_cursor: string | null };
type ItemOf<I extends ListId> = Extract<
  Awaited<ReturnType<typeof callOperation<I>>>,
  { readonly ok: true }
>["body"] extends { readonly items: readonly (infer T)[] }
  ? T
  : never;

/** Some of a list, and where it goes on. */
export type Gathered<T> = { readonly items: readonly T[]; readonly next: string | undefined };

const MOST_READS = 12;

/**
 * Reads on in a list until there is enough that is wanted: a page of a filtered list may be short or empty
 * though more follows. A cursor that is not of this list begins anew.
 * @throws Error where the list itself is refused: its page is not for this role
 */
export async function gather<I extends ListId>(
  visit: StaffVisit,
  id: I,
  { query = {}, ...parts }: OperationParts,
  {
    after,
    enough = 50,
    keep = () => true,
  }: {
    readonly after?: string | undefined;
    readonly enough?: number;
    readonly keep?: (item: ItemOf<I>) => boolean;
  } = {},
): Promise<Gathered<ItemOf<I>>> {
  const items: ItemOf<I>[] = [];
  let cursor = after;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const limit = Math.min(200, enough - items.length);
    const read = await callOperation(visit, id, {
      ...parts,
      query: { ...query, limit, ...(cursor === undefined ? {} : { cursor }) },
    });
    if (!read.ok) {
      if (cursor !== undefined && reads === 0) {
        cursor = undefined;
        continue;
      }
      throw new Error(`${id} is refused: ${read.problem}`);
    }
    const body = read.body as Listed;
    items.push(...(body.items as ItemOf<I>[]).filter(keep));
    cursor = body.next_cursor ?? undefined;
    if (cursor === undefined || items.length >= enough) break;
  }
  return { items, next: cursor };
}

/** The address of another page of a list, with the choices of this one. */
export function listPath(
  path: string,
  choices: Readonly<Record<string, string | undefined>>,
  after?: string,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...choices, after })) {
    if (value !== undefined && value !== "") query.set(name, value);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
