import { SIGNATURE_FAULT_TEXTS } from "@kelisim/protocol";
import {
  CMS_FIELD,
  SIGN_FIELD,
  SigningPage,
  signingWords,
  type SigningPageProps,
} from "@kelisim/web/pages";
import { h } from "preact";
import { receiveSignature, type ReceivedSignature } from "../../../signatures/receive-signature.ts";
import { statementBytes, statementText, type Statement } from "../../../signatures/statement.ts";
import { page, type PageAnswer } from "../../page-answer.ts";
import type { Form, PersonVisit } from "../../visit.ts";

/** Where NCALayer listens on the computer of whoever signs: the only other place that a page may speak to. */
const NCALAYER = "wss://127.0.0.1:13579";

/** What a form says about signing it. */
export type Signing =
  /** She sends it without a signature. */
  | { readonly kind: "unsigned" }
  /** She wants to sign, or what she sent was not taken. */
  | { readonly kind: "asked"; readonly fault?: string }
  | { readonly kind: "signed"; readonly signature: ReceivedSignature };

/** Whether signatures can be verified here. */
export const canSign = ({ shell }: Pick<PersonVisit, "shell">): boolean =>
  shell.ctx.signatures !== undefined;

/** The second button of the signing page takes the wish back. */
function wantsToSign(form: Form): boolean {
  const wishes = form.getAll(SIGN_FIELD);
  return wishes.includes("yes") && !wishes.includes("no");
}

/** Reads the signature of a form; it must be of whoever is signed in, of exactly what she chose. */
export async function signingIn(
  visit: PersonVisit,
  form: Form,
  statement: Statement,
): Promise<Signing> {
  const { signatures } = visit.shell.ctx;
  if (signatures === undefined || !wantsToSign(form)) return { kind: "unsigned" };
  const cms = form.get(CMS_FIELD) ?? "";
  if (cms === "") return { kind: "asked" };
  const { language } = visit;
  const received = await receiveSignature(signatures, statement, cms, visit.now);
  const kind = statement.act === "withdraw" ? "withdrawal" : "answer";
  const fault = (text: string): Signing => ({
    kind: "asked",
    fault: `${signingWords[`${kind}NotTaken`][language]}. ${text}`,
  });
  if (!received.ok) return fault(SIGNATURE_FAULT_TEXTS[received.reason][language]);
  return received.signature.signer.digits === visit.signedIn.iin.digits
    ? { kind: "signed", signature: received.signature }
    : fault(signingWords.ofAnother[language]);
}

/** The step after a choice: sign it, or send it as it is. */
export function signingPage(
  visit: PersonVisit,
  statement: Statement,
  shown: Omit<SigningPageProps, "act" | "statement" | "withTimestamp">,
): PageAnswer {
  const bytes = statementBytes(statementText(statement));
  const content = h(SigningPage, {
    ...shown,
    act: statement.act,
    statement: Buffer.from(bytes).toString("base64"),
    withTimestamp: visit.shell.ctx.config.signatureTsaRoots !== undefined,
  });
  const answer = page(signingWords.title, content, shown.fault === undefined ? 200 : 422);
  return { ...answer, connectTo: NCALAYER };
}
