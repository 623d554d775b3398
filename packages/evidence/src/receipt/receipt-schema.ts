import { BODY_DEFS, BODY_SCHEMA } from "./body-schema.ts";
import { schemaFault } from "./schema-check.ts";
import { list, matching, members, oneOf, ref, text, type Schema } from "./schema-parts.ts";

/** More than two hundred recipients and categories with long names need, and little enough to be read at once. */
export const MOST_RECEIPT_BYTES = 4_000_000;

const BASE64URL_32 = matching("^[A-Za-z0-9_-]{43}$", 43);

const JWK: Schema = members(
  {
    kty: oneOf("EC"),
    crv: oneOf("P-256"),
    x: BASE64URL_32,
    y: BASE64URL_32,
    kid: BASE64URL_32,
  },
  { use: oneOf("sig"), alg: oneOf("ES256") },
);

/** The file of a receipt, JSON Schema 2020-12. `docs/receipt.schema.json` is the same. */
export const RECEIPT_SCHEMA: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:kelisim:receipt:schema:1",
  title: "Kelisim consent receipt",
  description:
    "A consent receipt in the fields of ISO/IEC TS 27560 by terms of DPV 2.3, signed (JWS ES256 over its RFC 8785 form), with its place in the transparency log. docs/evidence.md says how it is checked.",
  ...members(
    {
      kelisim_receipt: { type: "integer", minimum: 1, maximum: 1 },
      receipt: ref("receipt"),
      jws: matching("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", MOST_RECEIPT_BYTES),
      salt: BASE64URL_32,
      keys: members({
        jwks: members({ keys: list(JWK, 1, 100) }),
        log: list(text(500), 1, 100),
      }),
    },
    {
      proof: text(100_000),
      notice: members({
        version: { type: "integer", minimum: 1, maximum: 1_000_000 },
        hash: ref("sha256"),
        text: members({ kk: text(100_000), ru: text(100_000), en: text(100_000) }),
      }),
    },
  ),
  $defs: { receipt: BODY_SCHEMA, ...BODY_DEFS },
};

/** Where a file breaks its schema, as a JSON pointer. */
export const fileFault = (value: unknown): string | undefined =>
  schemaFault(value, RECEIPT_SCHEMA, RECEIPT_SCHEMA);

/** Where a receipt alone breaks the schema. */
export const bodyFault = (value: unknown): string | undefined =>
  schemaFault(value, BODY_SCHEMA, RECEIPT_SCHEMA);
