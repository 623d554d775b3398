import { type Der, constructed } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { decode } from "../der/malformed.ts";
import { smallNumber } from "../der/values.ts";
import { OID } from "../oids.ts";
import { type Algorithm, algorithm, isBare } from "./algorithm.ts";
import { type DigestName, digestNamed } from "./digest.ts";

type ShaName = Exclude<DigestName, "streebog512">;

/** How a signature was made. */
export type Scheme =
  | { readonly family: "rsa"; readonly digest: ShaName; readonly padding: "pkcs1" }
  | {
      readonly family: "rsa";
      readonly digest: ShaName;
      readonly padding: "pss";
      readonly saltLength: number;
    }
  | { readonly family: "ecdsa"; readonly digest: ShaName }
  | { readonly family: "gost"; readonly digest: "streebog512" };

const RSA_WITH: ReadonlyMap<string, ShaName> = new Map([
  [OID.rsaSha256, "sha256"],
  [OID.rsaSha384, "sha384"],
  [OID.rsaSha512, "sha512"],
]);
const ECDSA_WITH: ReadonlyMap<string, ShaName> = new Map([
  [OID.ecdsaSha256, "sha256"],
  [OID.ecdsaSha384, "sha384"],
  [OID.ecdsaSha512, "sha512"],
]);

/**
 * The scheme that an algorithm names; `undefined` for one that is refused. In CMS some signers
 * write the algorithm of the key and leave the digest to its own member: `digest` is that one.
 */
export function schemeNamed(named: Algorithm, digest?: DigestName): Scheme | undefined {
  const scheme =
    named.oid === OID.rsaPss ? pss(named) : isBare(named) ? bare(named, digest) : undefined;
  return digest === undefined || scheme?.digest === digest ? scheme : undefined;
}

function bare({ oid }: Algorithm, digest: DigestName | undefined): Scheme | undefined {
  const rsa = RSA_WITH.get(oid);
  if (rsa !== undefined) return { family: "rsa", digest: rsa, padding: "pkcs1" };
  const ecdsa = ECDSA_WITH.get(oid);
  if (ecdsa !== undefined) return { family: "ecdsa", digest: ecdsa };
  if (oid === OID.gostSignature) return { family: "gost", digest: "streebog512" };
  if (digest === undefined) return undefined;
  if (oid === OID.gostKey) return { family: "gost", digest: "streebog512" };
  if (oid !== OID.rsa || digest === "streebog512") return undefined;
  return { family: "rsa", digest, padding: "pkcs1" };
}

/** RSASSA-PSS-params: what is left out means SHA-1, which is refused. */
function pss({ parameters }: Algorithm): Scheme | undefined {
  return parameters && decode(() => readPss(parameters));
}

const LONGEST_SALT = 1024;

function readPss(parameters: Der): Scheme | undefined {
  const fields = new Fields(parameters);
  const hash = fields.optional(constructed(0));
  const mask = fields.optional(constructed(1));
  const salt = fields.optional(constructed(2));
  const trailer = fields.optional(constructed(3));
  fields.end();
  if (hash === undefined || mask === undefined) return undefined;
  if (trailer !== undefined && smallNumber(inside(trailer)) !== 1) return undefined;
  const digest = digestNamed(algorithm(inside(hash)));
  const generator = algorithm(inside(mask));
  if (digest === undefined || digest === "streebog512") return undefined;
  if (generator.oid !== OID.mgf1 || generator.parameters === undefined) return undefined;
  if (digestNamed(algorithm(generator.parameters)) !== digest) return undefined;
  const saltLength = salt === undefined ? 20 : smallNumber(inside(salt));
  return saltLength > LONGEST_SALT
    ? undefined
    : { family: "rsa", digest, padding: "pss", saltLength };
}
