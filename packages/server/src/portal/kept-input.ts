import { draftOf, dropDraft, keepDraft } from "@kelisim/store";
import { redirect, type PageAnswer } from "./page-answer.ts";
import type { ErrorKind } from "./public/error-pages.ts";
import type { Form, SignedIn, Visit } from "./visit.ts";
import type { Visitor } from "./visitor.ts";

const KEPT = "kept";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Fields that are the frame's, and secrets of one session. */
const NOT_KEPT = new Set(["csrf", "to", "language"]);

const fieldsOf = (form: Form): [string, string][] =>
  [...form].filter(([name]) => !NOT_KEPT.has(name));

/** A page of the portal with the input that is to be shown again in it. */
const withKept = (path: string, draftId: string): string => {
  const url = new URL(path, "http://portal.invalid");
  url.searchParams.set(KEPT, draftId);
  return `${url.pathname}${url.search}`;
};

/** Keeps what somebody typed in a session that has ended, and asks her to sign in again. */
export async function keepTyped(
  { visit, session }: Visitor,
  form: Form,
): Promise<PageAnswer | ErrorKind> {
  const { store } = visit.shell.ctx;
  const fields = fieldsOf(form);
  if (session.kind !== "ended" || fields.length === 0) return "session-ended";
  const draft = { path: visit.path, fields };
  const id = await keepDraft(store.db, store.ring, session.subjectId, draft, visit.now);
  if (id === undefined) return "session-ended";
  return redirect(`/sign-in/again?to=${encodeURIComponent(withKept(visit.path, id))}`);
}

/** Keeps what somebody typed while she does something else, such as change the language. @returns where to go on */
export async function keepFor(
  { visit, signedIn }: { readonly visit: Visit; readonly signedIn: Pick<SignedIn, "subjectId"> },
  path: string,
  form: Form,
): Promise<string> {
  const { store } = visit.shell.ctx;
  const fields = fieldsOf(form);
  if (fields.length === 0) return path;
  const draft = { path, fields };
  const id = await keepDraft(store.db, store.ring, signedIn.subjectId, draft, visit.now);
  return id === undefined ? path : withKept(path, id);
}

/** The input that a page is to show again; it is shown once and only to whoever typed it. */
export async function keptFor({ visit, session }: Visitor): Promise<Form | undefined> {
  const id = visit.query.get(KEPT);
  if (id === null || !UUID.test(id) || session.kind !== "open") return undefined;
  const { db, ring } = visit.shell.ctx.store;
  const { subjectId } = session.signedIn;
  const draft = await draftOf(db, ring, subjectId, id);
  if (draft === undefined) return undefined;
  await dropDraft(db, subjectId, id);
  return new URLSearchParams(draft.fields.map(([name, value]): [string, string] => [name, value]));
}
