import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { fromBase64url, toBase64url } from "./bytes.ts";
import { merkleTree, rootFromPath } from "./merkle.ts";

const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash("sha256").update(bytes).digest());
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("hex");

/** The leaves and roots that implementations of Certificate Transparency test themselves with. */
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
  .concat("606162636465666768696a6b6c6d6e6f")
  .map((each) => new Uint8Array(Buffer.from(each, "hex")));
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test("the tree has the roots of RFC 6962", () => {
  for (const [at, root] of ROOTS.entries()) {
    assert.equal(hex(merkleTree(LEAVES.slice(0, at + 1), sha256).root), root);
  }
  assert.throws(() => merkleTree([], sha256), RangeError);
});

test("every leaf's path leads to the root from its own place and from no other", async () => {
  for (let size = 1; size <= 20; size += 1) {
    const leaves = Array.from({ length: size }, (_, at) => Uint8Array.of(at));
    const { root, paths } = merkleTree(leaves, sha256);
    for (const [at, leaf] of leaves.entries()) {
      const path = paths[at] ?? [];
      for (let index = 0; index <= size; index += 1) {
        const reached = await rootFromPath(leaf, { index, size, path }, sha256);
        assert.equal(hex(reached) === hex(root), index === at, `${at} as ${index} of ${size}`);
      }
      const longer = { index: at, size, path: [...path, root] };
      assert.equal(await rootFromPath(leaf, longer, sha256), undefined);
      if (path.length === 0) continue;
      const shorter = { index: at, size, path: path.slice(1) };
      assert.equal(await rootFromPath(leaf, shorter, sha256), undefined);
    }
  }
});

test("base64url has one text for some bytes, and takes no other", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.string({ maxLength: 12 }), (bytes, any) => {
      const text = toBase64url(bytes);
      assert.equal(text, Buffer.from(bytes).toString("base64url"));
      assert.deepEqual(fromBase64url(text), bytes);
      const read = fromBase64url(any);
      if (read !== undefined) assert.equal(toBase64url(read), any);
      for (const more of ["=", "A", " ", "\n"]) {
        const longer = fromBase64url(text + more);
        if (longer !== undefined) assert.equal(toBase64url(longer), text + more);
      }
    }),
  );
});
