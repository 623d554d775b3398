import { asciiBytes, concatBytes } from "./bytes.ts";

/** Bytes of a ticket's salt. */
export const SALT_BYTES = 32;

/**
 * What is hashed to commit to a person: whoever knows her number and the salt comes to the same hash. Twelve
 * digits can be tried one after the other, so a ticket is no secret about her only among those who know her.
 * @param iin twelve digits
 */
export const personBytes = (iin: string, salt: Uint8Array): Uint8Array =>
  concatBytes(asciiBytes("kelisim ticket person"), salt, asciiBytes(iin));
