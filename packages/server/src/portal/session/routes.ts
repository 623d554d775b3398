import { touchSession } from "@kelisim/store";
import { localPath } from "../local-path.ts";
import { redirect, type PageAnswer } from "../page-answer.ts";
import { forSignedIn, type PortalRoute } from "../portal-route.ts";
import type { Form, SignedInVisit } from "../visit.ts";

/** "I am still here": the page asks it before a session ends, by itself or by its button. */
async function keepSession(visit: SignedInVisit, form: Form): Promise<PageAnswer> {
  const { signedIn, now, shell } = visit;
  const sha256 = Buffer.from(signedIn.sessionSha256, "hex");
  await touchSession(shell.ctx.store.db, { subjectId: signedIn.subjectId, sha256 }, now);
  return redirect(localPath(form.get("to")));
}

export const SESSION_ROUTES: readonly PortalRoute[] = [
  forSignedIn({ path: "/session/keep", post: keepSession }),
];
