import { verifierKeyOf } from "@kelisim/log";
import type { ReceiptKeysAnswer } from "@kelisim/protocol";
import { logKeys, logSigners, logTree, receiptSigner } from "@kelisim/store";
import type { Context } from "../context.ts";
import type { Call, Reply } from "../http/operation.ts";
import { NOT_FOUND } from "./references.ts";

/** Long enough to spare a call for each check; keys stay for ever. */
const HEADERS = { "cache-control": "public, max-age=300" };

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** The current keys first, then those of the past, the newest first; each once. */
function currentFirst(
  current: readonly Uint8Array[],
  known: readonly { readonly publicKey: Uint8Array }[],
): readonly Uint8Array[] {
  const all = [...current, ...known.toReversed().map(({ publicKey }) => publicKey)];
  return [...new Map(all.map((key) => [hexOf(key), key])).values()];
}

const jwkOf = (kid: string, publicKey: Uint8Array): ReceiptKeysAnswer["keys"][number] => ({
  kid,
  kty: "EC",
  crv: "P-256",
  alg: "ES256",
  use: "sig",
  x: base64url(publicKey.subarray(1, 33)),
  y: base64url(publicKey.subarray(33)),
});

/** The keys of checkpoints as verifier keys, one a line; `undefined` before there is a log. */
export async function logKeyLines({ store }: Pick<Context, "store">): Promise<string | undefined> {
  const { db, ring } = store;
  const tree = await logTree(db);
  if (tree === undefined) return undefined;
  const known = (await logKeys(db)).filter(({ use }) => use === "log");
  // A ring tells them the oldest first.
  const held = logSigners(ring, tree.origin).map(({ verifierKey }) => verifierKey.publicKey);
  const lines = currentFirst(held.toReversed(), known).map(
    (key) => `${verifierKeyOf(tree.origin, key).text}\n`,
  );
  return lines.join("");
}

export async function logVerifierKeys({ ctx }: Pick<Call, "ctx">): Promise<Reply> {
  const body = await logKeyLines(ctx);
  return body === undefined ? NOT_FOUND : { body, headers: HEADERS };
}

/** The keys of receipts as a JWK set. */
export async function receiptKeySet({ store }: Pick<Context, "store">): Promise<ReceiptKeysAnswer> {
  const { db, ring } = store;
  const held = receiptSigner(ring).publicKeys();
  const known = (await logKeys(db)).filter(({ use }) => use === "receipt");
  const ids = new Map([...known, ...held].map(({ keyId, publicKey }) => [hexOf(publicKey), keyId]));
  const keys = currentFirst(
    held.map(({ publicKey }) => publicKey),
    known,
  ).map((key) => jwkOf(ids.get(hexOf(key)) ?? "", key));
  return { keys };
}

export const receiptKeys = async ({ ctx }: Pick<Call, "ctx">): Promise<Reply> => ({
  body: await receiptKeySet(ctx),
  headers: HEADERS,
});
