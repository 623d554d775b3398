import { jwkOf, type ReceiptKeys } from "@kelisim/evidence";
import { verifierKeyOf } from "@kelisim/log";
import { logKeys, logTree, type Db } from "@kelisim/store";

/** The `kid` in the header of a JWS. */
export function kidOf(jws: string): string {
  const header = Buffer.from(jws.split(".")[0] ?? "", "base64url").toString("utf8");
  return (JSON.parse(header) as { readonly kid: string }).kid;
}

/** The public keys that a receipt's file carries: the one that signed it, and all that the log ever had. */
export async function keysFor(db: Db, jws: string): Promise<ReceiptKeys> {
  const kid = kidOf(jws);
  const keys = await logKeys(db);
  const tree = await logTree(db);
  return {
    jwks: {
      keys: keys
        .filter(({ use, keyId }) => use === "receipt" && keyId === kid)
        .map(({ publicKey }) => jwkOf(publicKey)),
    },
    log:
      tree === undefined
        ? []
        : keys
            .filter(({ use }) => use === "log")
            .map(({ publicKey }) => verifierKeyOf(tree.origin, publicKey).text),
  };
}
