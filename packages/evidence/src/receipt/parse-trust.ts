import { parseVerifierKey, type KeyType } from "@kelisim/log";
import { keyOf, thumbprint } from "./jwk.ts";
import type { ReceiptJwk } from "./receipt-file.ts";
import type { ReceiptTrust } from "./receipt-trust.ts";
import { parseStrictJson } from "./strict-json.ts";

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The key, if it is one that can sign receipts; others stand in a set of keys beside it. */
function receiptJwk(value: unknown): ReceiptJwk | undefined {
  if (!isObject(value)) return undefined;
  const { kty, crv, x, y } = value;
  if (kty !== "EC" || crv !== "P-256" || typeof x !== "string" || typeof y !== "string") {
    return undefined;
  }
  const jwk: ReceiptJwk = { kty, crv, x, y, kid: thumbprint({ x, y }) };
  return keyOf(jwk) === undefined ? undefined : jwk;
}

function jwksIn(value: unknown): readonly ReceiptJwk[] {
  const keys = isObject(value) ? value["keys"] : undefined;
  return Array.isArray(keys) ? keys.map(receiptJwk).filter((jwk) => jwk !== undefined) : [];
}

/** The lines that are keys of a type, by which notes are checked: of logs, or of witnesses. */
const keysOf = (type: KeyType, lines: readonly unknown[]): readonly string[] =>
  lines.flatMap((line) => {
    const key = typeof line === "string" ? parseVerifierKey(line) : undefined;
    return key?.type === type ? [key.text] : [];
  });

/**
 * A list of keys that are all of a type; none if it is left out. A key that cannot be read would silently be
 * missing where it is demanded, and one of the other type would be trusted with what nobody trusts it with.
 */
function listIn(value: unknown, type: KeyType): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const keys = keysOf(type, value);
  return keys.length === value.length ? keys : undefined;
}

type Found = {
  readonly jwks: readonly ReceiptJwk[];
  readonly log: readonly string[];
  readonly witnesses: readonly string[];
  readonly needed: number;
};

/** What one file holds: our own form, a set of keys (RFC 7517), or lines of verifier keys. */
function trustIn(text: string): Found | undefined {
  const parsed = parseStrictJson(text);
  const lines = text.split("\n").map((line) => line.trim());
  if (parsed === undefined) {
    const [log, witnesses] = [keysOf("ed25519", lines), keysOf("cosignature/v1", lines)];
    return { jwks: [], log, witnesses, needed: 0 };
  }
  const { value } = parsed;
  if (!isObject(value)) return undefined;
  const needed = value["witnessesNeeded"] ?? 0;
  if (typeof needed !== "number") return undefined;
  const log = listIn(value["log"], "ed25519");
  const witnesses = listIn(value["witnesses"], "cosignature/v1");
  if (log === undefined || witnesses === undefined) return undefined;
  return { jwks: [...jwksIn(value), ...jwksIn(value["jwks"])], log, witnesses, needed };
}

/**
 * Published keys out of files: `{"jwks": {"keys": […]}, "log": […], "witnesses": […], "witnessesNeeded": n}`, or
 * just what `/.well-known/jwks.json` and `/.well-known/kelisim-log-key` answer, in any number of files.
 * @returns `undefined` where one of them holds no key, cannot be read, or lists a key as what it is not
 */
export function parseTrust(texts: readonly string[]): ReceiptTrust | undefined {
  const found = texts.map(trustIn).filter((one) => one !== undefined);
  const holdsKeys = ({ jwks, log, witnesses }: Found): boolean =>
    jwks.length + log.length + witnesses.length > 0;
  if (found.length !== texts.length || !found.every(holdsKeys)) return undefined;
  return {
    jwks: { keys: found.flatMap(({ jwks }) => jwks) },
    log: [...new Set(found.flatMap(({ log }) => log))],
    witnesses: [...new Set(found.flatMap(({ witnesses }) => witnesses))],
    witnessesNeeded: Math.max(0, ...found.map(({ needed }) => needed)),
  };
}
