export type TempDir = {
  readonly path: string;
  /** Removes the directory with everything in it. */
  remove(): void;
};
/** A new empty directory for one test: `t.after(dir.remove)`. */
export declare function tempDir(): TempDir;
