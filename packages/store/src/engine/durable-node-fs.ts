import { fstatSync, fsyncSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import type { SyncCounts } from "./worker-messages.ts";

type EmscriptenOptions = Parameters<NodeFS["init"]>[1];

/** Open files and open directories alike carry their descriptor. */
type NodeStream = { readonly nfd: number };

/**
 * PGlite's file system on a directory, with the `fsync` operation that it leaves out: without it
 * PostgreSQL believes that it has synced and nothing reaches the disk. Tied to PGlite 0.5.16; a
 * test counts the calls.
 */
export class DurableNodeFs extends NodeFS {
  readonly #onFault: (error: unknown) => never;
  #calls = 0;
  #directories = 0;

  /** @param onFault must end the thread: PGlite goes on after an exception, and would acknowledge */
  constructor(directory: string, onFault: (error: unknown) => never) {
    super(directory);
    this.#onFault = onFault;
  }

  /** How often the kernel was asked to sync, and did. */
  get syncs(): SyncCounts {
    return { calls: this.#calls, directories: this.#directories };
  }

  override async init(pg: PGlite, options: EmscriptenOptions): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    emscriptenOpts.preRun ??= [];
    emscriptenOpts.preRun.push((module) => {
      const nodefs = module.NODEFS as unknown as {
        stream_ops: { fsync?: (stream: NodeStream) => number };
      };
      nodefs.stream_ops.fsync = (stream) => this.#fsync(stream);
    });
    return { emscriptenOpts };
  }

  #fsync(stream: NodeStream): number {
    let isDirectory = false;
    try {
      fsyncSync(stream.nfd);
      isDirectory = fstatSync(stream.nfd).isDirectory();
    } catch (error) {
      return this.#onFault(error);
    }
    this.#calls += 1;
    if (isDirectory) this.#directories += 1;
    return 0;
  }
}
