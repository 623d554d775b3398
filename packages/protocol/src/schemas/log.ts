import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";

const PATH_TEXT =
  "The number of the tile as C2SP tlog-tiles writes it: three digits an element, such as `067` or `x001/x234/067`, with `.p/` and a width at its end where it is partial. It may hold slashes.";

/** The rest of a path, slashes included. */
const TilePath = Type.String({ minLength: 1, maxLength: 100, description: PATH_TEXT });

/** The path of a tile: what is no tile's is as unknown as a tile that is not there. */
export const LogTileParams = Type.Object({
  level: Type.String({
    minLength: 1,
    maxLength: 2,
    description: "0 to 63; level 0 holds the hashes of leaves.",
  }),
  path: TilePath,
});
export type LogTileParams = Body<typeof LogTileParams>;

/** The path of a bundle of entries. */
export const LogEntriesParams = Type.Object({ path: TilePath });
export type LogEntriesParams = Body<typeof LogEntriesParams>;

/** `GET /v1/log/checkpoint`: a signed note. */
export const LogCheckpointAnswer = Type.String({
  description:
    "C2SP tlog-checkpoint: origin, size, root and signatures of the log, then those of witnesses.",
});

/** A tile: hashes of 32 bytes, one after the other. */
export const LogTileAnswer = Type.String({
  contentMediaType: "application/octet-stream",
  description: "Hashes of 32 bytes, one after the other.",
});

/** A bundle of entries. */
export const LogEntriesAnswer = Type.String({
  contentMediaType: "application/octet-stream",
  description: "Entries, each after its length in two bytes, big-endian.",
});

/** `GET /.well-known/kelisim-log-key`. */
export const LogKeysAnswer = Type.String({
  description: "C2SP signed-note verifier keys (`name+hash+key`), one a line.",
});

/** `GET /.well-known/jwks.json`: a JWK set (RFC 7517) of every key that ever signed receipts here. */
export const ReceiptKeysAnswer = Type.Object({
  keys: Type.Array(
    Type.Object({
      kid: Type.String({ description: "RFC 7638 thumbprint of the key." }),
      kty: Type.Enum(["EC"], { type: "string" }),
      crv: Type.Enum(["P-256"], { type: "string" }),
      alg: Type.Enum(["ES256"], { type: "string" }),
      use: Type.Enum(["sig"], { type: "string" }),
      x: Type.String({ description: "32 bytes in base64url." }),
      y: Type.String({ description: "32 bytes in base64url." }),
    }),
  ),
});
export type ReceiptKeysAnswer = Answer<typeof ReceiptKeysAnswer>;
