import { existsSync, readFileSync } from "node:fs";
import { uuidOf, type ConsentId, type RequestId } from "@kelisim/core";
import type { Store } from "@kelisim/store";

/** What the store answered to a process before it was killed. */
export type Acknowledged =
  | { readonly request: RequestId }
  | { readonly consent: ConsentId }
  | { readonly withdrawn: ConsentId };

/** A kill may cut the last line short: what it says was acknowledged, but not noted. */
export const acknowledgedIn = (file: string): readonly Acknowledged[] =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Acknowledged)
    : [];

const idsIn = async ({ db }: Store, sql: string): Promise<ReadonlySet<string>> =>
  new Set((await db.query<{ id: string }>(sql)).map(({ id }) => id.replaceAll("-", "")));

/** How many of them the store does not know any more. */
export async function lostFrom(store: Store, heard: readonly Acknowledged[]): Promise<number> {
  const requests = await idsIn(store, "select request_id::text as id from consent_request");
  const consents = await idsIn(
    store,
    "select answer_id::text as id from answer where kind = 'granted'",
  );
  const withdrawn = await idsIn(
    store,
    "select answer_id::text as id from answer where end_state = 'withdrawn'",
  );
  return heard.filter((each) => {
    if ("request" in each) return !requests.has(uuidOf(each.request));
    if ("consent" in each) return !consents.has(uuidOf(each.consent));
    return !withdrawn.has(uuidOf(each.withdrawn));
  }).length;
}
