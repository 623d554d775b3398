import assert from "node:assert/strict";
import {
  consistencyNodes,
  consistencyProofFrom,
  entriesPath,
  leafHash,
  parseBundle,
  parseCheckpoint,
  parseTile,
  rootFromLeaves,
  tileCoordinates,
  tilePath,
  tileReader,
  tileWidth,
  TILE_WIDTH,
  verifyConsistency,
  verifyNote,
  type Checkpoint,
} from "@kelisim/log";

/** Somebody who has the address of a log and the means of `@kelisim/log`, and nothing else. */
export class LogOutsider {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async #get(path: string): Promise<Response> {
    const response = await fetch(`${this.#url}${path}`);
    assert.equal(response.status, 200, `${path}: ${response.status}`);
    return response;
  }

  async #bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#get(path)).arrayBuffer());
  }

  /** The verifier keys that the log tells. */
  async keys(): Promise<readonly string[]> {
    const text = await (await this.#get("/.well-known/kelisim-log-key")).text();
    assert.match(text, /^([^ ]+\n)+$/);
    return text.trimEnd().split("\n");
  }

  /** The newest checkpoint, once it was verified. */
  async checkpoint(keys?: readonly string[]): Promise<Checkpoint & { readonly text: string }> {
    const text = await (await this.#get("/v1/log/checkpoint")).text();
    const verified = verifyNote(text, keys ?? (await this.keys()));
    assert.ok(verified.ok, text);
    const checkpoint = parseCheckpoint(text);
    assert.ok(checkpoint);
    return { ...checkpoint, text };
  }

  /** All entries of a tree, from its bundles. */
  async entries(size: bigint): Promise<readonly Uint8Array[]> {
    const entries: Uint8Array[] = [];
    for (let number = 0n; BigInt(entries.length) < size; number += 1n) {
      const width = tileWidth(0, number, size);
      const bundle = parseBundle(await this.#bytes(`/v1/log/${entriesPath(number, width)}`));
      assert.equal(bundle?.length, width);
      entries.push(...(bundle ?? []));
    }
    return entries;
  }

  /** The root of a tree, from its entries, which the tiles of its leaves have to agree with. */
  async rootOf(size: bigint): Promise<Uint8Array> {
    const hashes = (await this.entries(size)).map(leafHash);
    for (let from = 0; from < hashes.length; from += TILE_WIDTH) {
      const width = Math.min(TILE_WIDTH, hashes.length - from);
      const path = tilePath(0, BigInt(from / TILE_WIDTH), width);
      const tile = parseTile(await this.#bytes(`/v1/log/${path}`));
      assert.deepEqual(tile, hashes.slice(from, from + width), path);
    }
    return rootFromLeaves(hashes);
  }

  /** Whether a tree grew out of another, by the tiles of the greater one alone. */
  async isConsistent(earlier: Checkpoint, later: Checkpoint): Promise<boolean> {
    const tiles = new Map<string, Uint8Array>();
    for (const node of consistencyNodes(earlier.size, later.size).flat()) {
      const { level, number } = tileCoordinates(node);
      const path = tilePath(level, number, tileWidth(level, number, later.size));
      tiles.set(`${level}/${number}`, await this.#bytes(`/v1/log/${path}`));
    }
    const read = tileReader((level, number) => tiles.get(`${level}/${number}`) ?? new Uint8Array());
    const proof = consistencyProofFrom(read, earlier.size, later.size);
    return verifyConsistency({
      ...{ size1: earlier.size, root1: earlier.root },
      ...{ size2: later.size, root2: later.root, proof },
    });
  }
}
