import { createHash } from "node:crypto";
import type { Call, Caller } from "../http/operation.ts";

/** What a page's cursor holds: where the page ended, in plain values. */
export type CursorValues = Readonly<Record<string, string>>;

const KIND = "cursor";

/** A page is read by a party, or by anybody where the list is open. */
export type PageCall = Pick<Call, "ctx"> & { readonly caller?: Caller };

/** A cursor serves one list of one party with one filter. */
const scopeOf = (call: PageCall, list: string, filter: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify([list, call.caller?.party.id ?? null, filter]))
    .digest("base64url");

/** Seals the end of a page, so that nobody reads or makes one up. */
export function sealCursor(
  call: PageCall,
  list: string,
  filter: unknown,
  values: CursorValues,
): string {
  const payload = JSON.stringify([scopeOf(call, list, filter), values]);
  return call.ctx.store.sealer.seal(KIND, Buffer.from(payload));
}

/** The end of the earlier page; `undefined` for a cursor that is not of this list, party and filter. */
export function openCursor(
  call: PageCall,
  list: string,
  filter: unknown,
  cursor: string,
): CursorValues | undefined {
  const payload = call.ctx.store.sealer.open(KIND, cursor);
  if (payload === undefined) return undefined;
  // Only `sealCursor` makes what `open` accepts.
  const [scope, values] = JSON.parse(Buffer.from(payload).toString("utf8")) as [
    string,
    CursorValues,
  ];
  return scope === scopeOf(call, list, filter) ? values : undefined;
}
