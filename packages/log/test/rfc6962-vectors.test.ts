import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  consistencyProof,
  fromBase64,
  fromHex,
  inclusionProof,
  leafHash,
  rootFromLeaves,
  toHex,
  verifyConsistency,
  verifyInclusion,
} from "@kelisim/log";
import { MTH } from "./naive-tree.ts";

/** A file of vectors; its whole numbers go up to 2^64 - 1 and are read as text. */
function read(name: string): unknown {
  const text = readFileSync(new URL(`./vectors/${name}.json`, import.meta.url), "utf8");
  return JSON.parse(text.replaceAll(/: (\d+)(?=[,\n])/g, ': "$1"'));
}

const bytes = (base64: string): Uint8Array => {
  const value = fromBase64(base64);
  assert.ok(value !== undefined, base64);
  return value;
};

test("the reference tree has the published roots", () => {
  const { leaves, roots } = read("rfc6962-tree") as { leaves: string[]; roots: string[] };
  const entries = leaves.map((leaf) => fromHex(leaf) ?? assert.fail(leaf));
  assert.equal(roots.length, 8);
  for (const [at, root] of roots.entries()) {
    const some = entries.slice(0, at + 1);
    assert.equal(toHex(rootFromLeaves(some.map(leafHash))), root);
    assert.equal(toHex(MTH(some)), root);
  }
});

type InclusionProbe = {
  readonly leafIdx: string;
  readonly treeSize: string;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
};

test("published inclusion proofs verify, and all that are wrong do not", () => {
  const probes = Object.entries(read("merkle-inclusion") as Record<string, InclusionProbe>);
  assert.equal(probes.length, 98);
  for (const [name, probe] of probes) {
    const verified = verifyInclusion({
      leafHash: bytes(probe.leafHash),
      index: BigInt(probe.leafIdx),
      size: BigInt(probe.treeSize),
      proof: (probe.proof ?? []).map(bytes),
      root: bytes(probe.root),
    });
    assert.equal(verified, !probe.wantErr, name);
  }
});

type ConsistencyProbe = {
  readonly size1: string;
  readonly size2: string;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
};

test("published consistency proofs verify, and all that are wrong do not", () => {
  const probes = Object.entries(read("merkle-consistency") as Record<string, ConsistencyProbe>);
  assert.equal(probes.length, 98);
  for (const [name, probe] of probes) {
    const verified = verifyConsistency({
      size1: BigInt(probe.size1),
      root1: bytes(probe.root1),
      size2: BigInt(probe.size2),
      root2: bytes(probe.root2),
      proof: (probe.proof ?? []).map(bytes),
    });
    assert.equal(verified, !probe.wantErr, name);
  }
});

test("the published proofs are the ones that are made here", () => {
  const { leaves } = read("rfc6962-tree") as { leaves: string[] };
  const hashes = leaves.map((leaf) => leafHash(fromHex(leaf) ?? assert.fail(leaf)));
  const inclusion = read("merkle-inclusion") as Record<string, InclusionProbe>;
  const consistency = read("merkle-consistency") as Record<string, ConsistencyProbe>;
  for (const at of [0, 1, 2, 3, 4]) {
    const leaf = inclusion[`inclusion/${String(at)}/happy-path.json`] ?? assert.fail();
    assert.deepEqual(
      inclusionProof(hashes.slice(0, Number(leaf.treeSize)), Number(leaf.leafIdx)),
      (leaf.proof ?? []).map(bytes),
    );
    const trees = consistency[`consistency/${String(at)}/happy-path.json`] ?? assert.fail();
    assert.deepEqual(
      consistencyProof(hashes.slice(0, Number(trees.size2)), Number(trees.size1)),
      (trees.proof ?? []).map(bytes),
    );
  }
});

type TreeHead = { readonly tree_size: string; readonly sha256_root_hash: string };
type Argon = {
  readonly sth: TreeHead;
  readonly first: TreeHead;
  readonly entries: { readonly entries: readonly { readonly leaf_input: string }[] };
  readonly proof: { readonly leaf_index: string; readonly audit_path: readonly string[] };
  readonly consistency: { readonly consistency: readonly string[] };
};

test("what a great public log answered verifies, and no neighbouring claim does", () => {
  const { sth, first, entries, proof, consistency } = read("argon2020") as Argon;
  const [size, root] = [BigInt(sth.tree_size), bytes(sth.sha256_root_hash)];
  const leaf = {
    leafHash: leafHash(bytes(entries.entries[0]?.leaf_input ?? "")),
    index: BigInt(proof.leaf_index),
    proof: proof.audit_path.map(bytes),
  };
  assert.equal(verifyInclusion({ ...leaf, size, root }), true);
  assert.equal(verifyInclusion({ ...leaf, index: leaf.index + 1n, size, root }), false);
  assert.equal(verifyInclusion({ ...leaf, size: size * 2n, root }), false);
  const trees = {
    ...{ size1: BigInt(first.tree_size), root1: bytes(first.sha256_root_hash) },
    ...{ size2: size, root2: root, proof: consistency.consistency.map(bytes) },
  };
  assert.equal(verifyConsistency(trees), true);
  assert.equal(verifyConsistency({ ...trees, size1: trees.size1 - 1n }), false);
  assert.equal(verifyConsistency({ ...trees, proof: trees.proof.slice(1) }), false);
});
