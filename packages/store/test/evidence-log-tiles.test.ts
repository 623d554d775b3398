import assert from "node:assert/strict";
import { test } from "node:test";
import { leafHash, rootFromLeaves, verifyConsistency, verifyInclusion } from "@kelisim/log";
import { consistencyPath, inclusionPath, tileOf, type Queryable } from "@kelisim/store";
import { loadTree } from "../src/evidence-log/growing-tree.ts";
import { hex, sha256 } from "./support/evidence.ts";
import { ENGINES, onEveryStore } from "./support/stores.ts";

onEveryStore(
  "a large log",
  (store) => {
    test("proves leaves out of its tiles when it has grown over three levels of them", async () => {
      const leaves: Uint8Array[] = [];
      const grow = async (tx: Queryable, size: bigint, to: number): Promise<void> => {
        const tree = await loadTree(tx, { size, root: rootFromLeaves(leaves) });
        while (leaves.length < to) {
          const entry = sha256(String(leaves.length));
          tree.append(entry);
          leaves.push(leafHash(entry));
        }
        assert.equal(hex(tree.root()), hex(rootFromLeaves(leaves)));
        await tree.save(tx);
      };
      const tried = store().db.tx(async (tx) => {
        await grow(tx, 0n, 65_000);
        await grow(tx, 65_000n, 66_100);
        const [size, root] = [BigInt(leaves.length), rootFromLeaves(leaves)];
        for (const at of [0, 255, 256, 64_999, 65_000, 65_535, 65_536, 66_099]) {
          const [index, leaf] = [BigInt(at), leaves[at] ?? root];
          const proof = await inclusionPath(tx, index, size);
          assert.ok(verifyInclusion({ leafHash: leaf, index, size, proof, root }), String(at));
        }
        for (const before of [1, 255, 65_000, 65_536, 65_537, 66_100]) {
          const [size1, root1] = [BigInt(before), rootFromLeaves(leaves.slice(0, before))];
          const proof = await consistencyPath(tx, size1, size);
          assert.ok(verifyConsistency({ size1, root1, size2: size, root2: root, proof }));
        }
        assert.equal((await tileOf(tx, 2, 0n, 1))?.length, 32);
        assert.equal((await tileOf(tx, 1, 1n, 2))?.length, 64);
        await assert.rejects(inclusionPath(tx, 0n, size + 1n), RangeError);
        await assert.rejects(inclusionPath(tx, size, size), RangeError);
        await assert.rejects(consistencyPath(tx, 0n, size), RangeError);
        throw new Error("rolled back");
      });
      await assert.rejects(tried, /rolled back/);
    });
  },
  undefined,
  // What is tried are the tiles; the other test of the log has both engines.
  ENGINES.slice(-1),
);
