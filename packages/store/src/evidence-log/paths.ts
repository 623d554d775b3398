import {
  buildProof,
  consistencyNodes,
  proofNodes,
  tileCoordinates,
  tileReader,
  type ProofNodes,
} from "@kelisim/log";
import type { Queryable } from "../db/db.ts";
import { readTiles } from "./tiles.ts";

/** A proof out of the tiles that its nodes lie in: a few, however large the tree is. */
async function proofOf(db: Queryable, nodes: ProofNodes): Promise<readonly Uint8Array[]> {
  const tiles = await readTiles(db, nodes.flat().map(tileCoordinates));
  return buildProof(
    nodes,
    tileReader((level, number) => {
      const tile = tiles.get(`${level}/${number}`);
      if (tile === undefined) throw new RangeError("the log has no such tile");
      return tile;
    }),
  );
}

/** The inclusion proof of a leaf in the tree of a size. @throws RangeError for what the log does not have */
export const inclusionPath = async (
  db: Queryable,
  index: bigint,
  size: bigint,
): Promise<readonly Uint8Array[]> => proofOf(db, proofNodes(index, size));

/**
 * The consistency proof between the trees of two sizes.
 * @throws RangeError unless 0 < size1 ≤ size2, or for what the log does not have
 */
export const consistencyPath = async (
  db: Queryable,
  size1: bigint,
  size2: bigint,
): Promise<readonly Uint8Array[]> => proofOf(db, consistencyNodes(size1, size2));
