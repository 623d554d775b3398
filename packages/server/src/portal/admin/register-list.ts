import { parseId, uuidOf, type IdKind } from "@kelisim/core";
import type { RegisterSearch } from "@kelisim/store";
import { adminPartyWords } from "@kelisim/web/pages";
import { openCursor, sealCursor } from "../../routes/cursor.ts";
import { namesPerson } from "../names-person.ts";
import { redirect, type PageAnswer } from "../page-answer.ts";
import { listPath } from "../party/gather.ts";
import type { Form, StaffVisit } from "../visit.ts";

const ROWS = 50;

/** A page of a register that is searched by words. */
export type RegisterPage<T> = {
  readonly listed: readonly T[];
  readonly words: string;
  readonly next: string | undefined;
  readonly first: string | undefined;
};

/** Reads a page of a register: by words, from where the earlier one ended. */
export async function registerPage<K extends "pty" | "obj", T extends { readonly id: string }>(
  visit: StaffVisit,
  { path, kind }: { readonly path: string; readonly kind: K },
  read: (search: RegisterSearch) => Promise<readonly T[]>,
): Promise<RegisterPage<T>> {
  const { shell, persona, query } = visit;
  const call = { ctx: shell.ctx, caller: { key: persona.key, party: persona.party } };
  const words = (query.get("q") ?? "").trim().slice(0, 100);
  const cursor = query.get("after");
  const place = cursor === null ? undefined : openCursor(call, path, words, cursor);
  const last = parseId<IdKind>(kind, place?.["id"] ?? "");
  const after = last === undefined ? undefined : uuidOf(last);
  const found = await read({ words, after, limit: ROWS + 1 });
  const listed = found.slice(0, ROWS);
  const end = listed.at(-1);
  const more = found.length > ROWS && end !== undefined;
  const q = words === "" ? undefined : words;
  return {
    ...{ listed, words },
    next: more ? listPath(path, { q }, sealCursor(call, path, words, { id: end.id })) : undefined,
    first: after === undefined ? undefined : listPath(path, { q }),
  };
}

/** Words to look for come by a form: a number that somebody typed by mistake gets into no address. */
export function takeSearch(
  path: string,
  visit: StaffVisit,
  form: Form,
): PageAnswer | { readonly field: string; readonly text: string } {
  const words = (form.get("q") ?? "").trim().slice(0, 100);
  if (namesPerson(words)) {
    return { field: "q", text: adminPartyWords.noPersons[visit.language] };
  }
  return redirect(listPath(path, { q: words === "" ? undefined : words }));
}
