export { fromBase64, toBase64 } from "./bytes/base64.ts";
export { concatBytes, equalBytes } from "./bytes/byte-strings.ts";
export { fromHex, toHex } from "./bytes/hex.ts";
export { U64_MAX } from "./bytes/unsigned.ts";
export { utf8Bytes, utf8Text } from "./bytes/utf8.ts";
export {
  type Checkpoint,
  formatCheckpoint,
  parseCheckpoint,
  type TreeHead,
} from "./note/checkpoint.ts";
export { type Cosignature, cosignatureBytes, parseCosignature } from "./note/cosignature.ts";
export {
  formatNote,
  formatSignatureLine,
  type NoteSignature,
  parseNote,
  parseSignatureLines,
  type SignedNote,
} from "./note/note.ts";
export { createCosigner, createSigner, type Signer, signNote } from "./note/signer.ts";
export {
  type KeyType,
  parseVerifierKey,
  type VerifierKey,
  verifierKeyOf,
} from "./note/verifier-key.ts";
export { type NoteFault, type NoteOutcome, type SeenBy, verifyNote } from "./note/verify-note.ts";
export {
  type AddCheckpoint,
  formatAddCheckpoint,
  parseAddCheckpoint,
} from "./proof/add-checkpoint.ts";
export { formatProof, type ParsedProof, parseProof, type TlogProof } from "./proof/tlog-proof.ts";
export {
  type ProofFault,
  type ProofOutcome,
  type ProofQuestion,
  verifyProof,
} from "./proof/verify-proof.ts";
export { ENTRY_MOST, formatBundle, parseBundle } from "./tiles/bundle.ts";
export {
  entriesPath,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileName,
  tilePath,
} from "./tiles/tile-path.ts";
export {
  parseTile,
  type TileCoordinates,
  tileCoordinates,
  tileReader,
  tileWidth,
} from "./tiles/tiles.ts";
export {
  buildProof,
  consistencyProof,
  consistencyProofFrom,
  type HashReader,
  inclusionProof,
  inclusionProofFrom,
  joinHashes,
  leavesReader,
  rootFrom,
} from "./tree/build-proof.ts";
export { createFrontier, type Frontier, type HashedNode } from "./tree/frontier.ts";
export { emptyRoot, HASH_BYTES, leafHash, nodeHash } from "./tree/hashes.ts";
export type { Node } from "./tree/nodes.ts";
export { consistencyNodes, type ProofNodes, proofNodes, rootNodes } from "./tree/proof-nodes.ts";
export { rootFromLeaves } from "./tree/root.ts";
export { type ConsistencyClaim, verifyConsistency } from "./tree/verify-consistency.ts";
export { type InclusionClaim, verifyInclusion } from "./tree/verify-inclusion.ts";
