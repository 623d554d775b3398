import { draftOf, dropDraft, keepDraft } from "@kelisim/store";
import type { SubjectId } from "@kelisim/core";
import { filledInAs, personaMark } from "./form-token.ts";
import { redirect, type PageAnswer } from "./page-answer.ts";
import { personasOf } from "./session/personas.ts";
import type { ErrorKind } from "./public/error-pages.ts";
import type { Form, SignedIn, Visit } from "./visit.ts";
import type { Visitor } from "./visitor.ts";

const KEPT = "kept";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Fields that are the frame's, secrets of one session, and signatures. */
const NOT_KEPT = new Set(["csrf", "to", "language", "cms"]);

const fieldsOf = (form: Form): [string, string][] =>
  [...form].filter(([name]) => !NOT_KEPT.has(name));

const urlOf = (path: string): URL => new URL(path, "http://portal.invalid");

/** A page of the portal with the input that is to be shown again in it. */
const withKept = (path: string, draftId: string): string => {
  const url = urlOf(path);
  url.searchParams.set(KEPT, draftId);
  return `${url.pathname}${url.search}`;
};

const hereOf = ({ path, query }: Visit): string => (query.size === 0 ? path : `${path}?${query}`);

/** @returns the draft's id; `undefined` where nothing was typed, or nothing of hers may be kept */
async function keep(
  { shell, now }: Visit,
  subjectId: SubjectId,
  path: string,
  form: Form,
): Promise<string | undefined> {
  const { store } = shell.ctx;
  const fields = fieldsOf(form);
  if (fields.length === 0) return undefined;
  const draft = { path: urlOf(path).pathname, persona: filledInAs(form), fields };
  return keepDraft(store.db, store.ring, subjectId, draft, now);
}

/** Keeps what somebody typed in a session that has ended, and asks her to sign in again. */
export async function keepTyped(
  { visit, session }: Visitor,
  form: Form,
): Promise<PageAnswer | ErrorKind> {
  if (session.kind !== "ended") return "session-ended";
  const here = hereOf(visit);
  const id = await keep(visit, session.subjectId, here, form);
  if (id === undefined) return "session-ended";
  return redirect(`/sign-in/again?to=${encodeURIComponent(withKept(here, id))}`);
}

/** Keeps what somebody typed while she does something else, such as change the language. @returns where to go on */
export async function keepFor(
  { visit, signedIn }: { readonly visit: Visit; readonly signedIn: Pick<SignedIn, "subjectId"> },
  path: string,
  form: Form,
): Promise<string> {
  const id = await keep(visit, signedIn.subjectId, path, form);
  return id === undefined ? path : withKept(path, id);
}

/** Keeps what was typed as somebody else than she is now. @returns the visitor, whose address leads back to it */
export async function keepForOther(visitor: Visitor, form: Form): Promise<Visitor> {
  const { visit, session } = visitor;
  if (session.kind !== "open") return visitor;
  const id = await keep(visit, session.signedIn.subjectId, hereOf(visit), form);
  if (id === undefined) return visitor;
  const query = new URLSearchParams(visit.query);
  query.set(KEPT, id);
  return { ...visitor, visit: { ...visit, query } };
}

const idIn = ({ query }: Visit): string | undefined => {
  const id = query.get(KEPT);
  return id !== null && UUID.test(id) ? id : undefined;
};

/** Input for a page, or that it was typed as somebody else, whom she is asked to become again. */
export type Kept =
  | { readonly kind: "form"; readonly form: Form }
  | { readonly kind: "other-persona"; readonly answer: PageAnswer };

/** The input that a page is to show again: only to whoever typed it, in its own page, and as whom she typed it. */
export async function keptFor({ visit, session, persona }: Visitor): Promise<Kept | undefined> {
  const id = idIn(visit);
  if (id === undefined || session.kind !== "open" || persona === undefined) return undefined;
  const { ctx } = visit.shell;
  const { signedIn } = session;
  const draft = await draftOf(ctx.store.db, ctx.store.ring, signedIn.subjectId, id);
  if (draft?.path !== visit.path) return undefined;
  if (draft.persona === personaMark(persona)) {
    const fields = draft.fields.map(([name, value]): [string, string] => [name, value]);
    return { kind: "form", form: new URLSearchParams(fields) };
  }
  const all = await personasOf(ctx, signedIn, visit.now);
  if (!all.some((each) => personaMark(each) === draft.persona)) return undefined;
  const answer = redirect(`/persona?to=${encodeURIComponent(hereOf(visit))}`);
  return { kind: "other-persona", answer };
}

/** Drops it once its form was taken. */
export async function dropKept({ visit, session }: Visitor): Promise<void> {
  const id = idIn(visit);
  if (id === undefined || session.kind !== "open") return;
  await dropDraft(visit.shell.ctx.store.db, session.signedIn.subjectId, id);
}
