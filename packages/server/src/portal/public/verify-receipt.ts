import { jwkOf, verifyReceipt, type ReceiptTrust } from "@kelisim/evidence";
import { verifierKeyOf } from "@kelisim/log";
import { logKeys, logSigners, logTree, receiptSigner } from "@kelisim/store";
import { VerifyPage, verifyWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../page-answer.ts";
import type { Form, Visit } from "../visit.ts";

/** All keys that this service ever published: those in use and those of the past. */
async function publishedKeys({ shell }: Visit): Promise<ReceiptTrust> {
  const { db, ring } = shell.ctx.store;
  const known = await logKeys(db);
  const tree = await logTree(db);
  const receipts = [
    ...receiptSigner(ring).publicKeys(),
    ...known.filter(({ use }) => use === "receipt"),
  ].map(({ publicKey }) => jwkOf(publicKey));
  const log =
    tree === undefined
      ? []
      : [
          ...logSigners(ring, tree.origin).map(({ verifierKey }) => verifierKey.text),
          ...known
            .filter(({ use }) => use === "log")
            .map(({ publicKey }) => verifierKeyOf(tree.origin, publicKey).text),
        ];
  return {
    jwks: { keys: [...new Map(receipts.map((jwk) => [jwk.kid, jwk])).values()] },
    log: [...new Set(log)],
  };
}

/** `GET /verify`: for anybody. The browser checks by itself, with the keys that the page brings. */
export async function showVerify(visit: Visit): Promise<PageAnswer> {
  const trust = await publishedKeys(visit);
  return page(verifyWords.title, h(VerifyPage, { trust }));
}

/** `POST /verify`: a pasted text, for whoever has no scripts. Nothing of it is kept. */
export async function checkPasted(visit: Visit, form: Form): Promise<PageAnswer> {
  const trust = await publishedKeys(visit);
  const text = form.get("receipt") ?? "";
  if (text.trim() === "") {
    const errors = [{ field: "receipt", text: verifyWords.nothing[visit.language] }];
    return page(verifyWords.title, h(VerifyPage, { trust, errors }), 422);
  }
  const verdict = verifyReceipt(text, trust);
  return page(verifyWords.title, h(VerifyPage, { trust, verdict }));
}
