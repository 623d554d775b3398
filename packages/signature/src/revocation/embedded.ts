import type { Attributes } from "../cms/attributes.ts";
import type { SignedData } from "../cms/signed-data.ts";
import { constructed, type Der, elementsOf } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { decode } from "../der/malformed.ts";
import { OID } from "../oids.ts";
import type { RevocationBytes } from "../revocation-source.ts";

/** Lists and answers that a signature brings along: in its own member, and as CAdES keeps them. */
export function embeddedProofs(data: SignedData, unsigned: Attributes): readonly RevocationBytes[] {
  const own: readonly RevocationBytes[] = [
    ...data.ocspResponses.map((bytes) => ({ kind: "ocsp" as const, bytes })),
    ...data.lists.map((bytes) => ({ kind: "crl" as const, bytes })),
  ];
  return [...own, ...(decode(() => keptValues(unsigned)) ?? [])];
}

/** RevocationValues of RFC 5126. @throws Malformed */
function keptValues(unsigned: Attributes): readonly RevocationBytes[] {
  return (unsigned.get(OID.revocationValues) ?? []).flatMap(proofsIn);
}

function proofsIn(value: Der): readonly RevocationBytes[] {
  const fields = new Fields(value);
  const lists = fields.optional(constructed(0));
  const answers = fields.optional(constructed(1));
  return [
    ...(answers === undefined ? [] : [...elementsOf(inside(answers))]).map(({ whole }) => ({
      kind: "ocsp" as const,
      bytes: whole,
    })),
    ...(lists === undefined ? [] : [...elementsOf(inside(lists))]).map(({ whole }) => ({
      kind: "crl" as const,
      bytes: whole,
    })),
  ];
}
