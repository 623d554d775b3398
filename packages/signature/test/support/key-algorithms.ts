import { TAG } from "../../src/der/element.ts";
import { element, oidElement, sequence } from "../../src/der/write.ts";
import { OID } from "../../src/oids.ts";

/** AlgorithmIdentifiers of keys, where those of signatures are usual. */
export const rsaEncryption = sequence(oidElement(OID.rsa), element(TAG.null));
export const gostKey = sequence(oidElement(OID.gostKey), element(TAG.null));
