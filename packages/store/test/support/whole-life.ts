import assert from "node:assert/strict";
import { foldSubject, readSubject, type Store } from "@kelisim/store";
import { plain } from "../../../core/src/testing/plain.test-support.ts";
import type { StoredLife } from "./store-lives.ts";

/** The projections and the fold of the events both say what core said when the life was lived. */
export async function checkLife(
  store: Store,
  { person: { subjectId }, life: { state }, states }: StoredLife,
): Promise<void> {
  assert.deepEqual(plain(await readSubject(store, subjectId)), plain(state));
  for (const [seq, then] of states) {
    assert.deepEqual(plain(await foldSubject(store.db, subjectId, seq)), plain(then));
  }
}
