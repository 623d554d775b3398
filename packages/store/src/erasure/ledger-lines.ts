import { createHash } from "node:crypto";
import { idFrom, parseInstant, uuidOf, type Instant, type SubjectId } from "@kelisim/core";

/** Somebody who was erased. It names nobody: the random id alone. */
export type LedgerEntry = { readonly subjectId: SubjectId; readonly at: Instant };

/**
 * A line of the ledger. `void` takes back an entry whose erasure did not take place; `torn` vouches for
 * the line before it, which a crash cut off.
 */
export type LedgerLine =
  | ({ readonly kind: "erased" | "void" } & LedgerEntry)
  | { readonly kind: "torn"; readonly digest: string };

const CHECK_DIGITS = 16;

const digestOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, CHECK_DIGITS);

/** Words of a line, with a check over them and the service: a line of another ledger has another one. */
const checked = (serviceId: string, words: string): string =>
  `${words} ${digestOf(serviceId, words)}`;

const HEADER = "kelisim-erasures 1";

/** The first line: whose ledger it is. */
export const headerOf = (serviceId: string): string => checked(serviceId, `${HEADER} ${serviceId}`);

/** The service of a first line; `undefined` where it is none. */
export function serviceOfHeader(line: string): string | undefined {
  const serviceId = /^kelisim-erasures 1 ([0-9a-f-]{36}) [0-9a-f]{16}$/.exec(line)?.[1];
  return serviceId !== undefined && line === headerOf(serviceId) ? serviceId : undefined;
}

export function formatLine(serviceId: string, line: LedgerLine): string {
  const words =
    line.kind === "torn"
      ? `torn ${line.digest}`
      : `${line.kind} ${uuidOf(line.subjectId)} ${line.at.toString()}`;
  return checked(serviceId, words);
}

/** Vouches for a line that was cut off. */
export const tornLine = (text: string): LedgerLine => ({ kind: "torn", digest: digestOf(text) });

/** @returns `undefined` for whatever is not a whole line of this service */
export function parseLine(serviceId: string, text: string): LedgerLine | undefined {
  const words = text.slice(0, -CHECK_DIGITS - 1);
  if (text !== checked(serviceId, words)) return undefined;
  const [kind, first = "", at = ""] = words.split(" ");
  if (kind === "torn") return { kind, digest: first };
  const instant = parseInstant(at);
  if ((kind !== "erased" && kind !== "void") || instant === undefined) return undefined;
  return { kind, subjectId: idFrom("sub", first), at: instant };
}
