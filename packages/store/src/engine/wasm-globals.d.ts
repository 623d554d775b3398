/**
 * Names that the type files of PGlite and Emscripten take from the DOM library. Declared here, and
 * no wider than they need, so that the store compiles without a browser's globals.
 */
interface WebGLRenderingContext {}
interface IDBDatabase {}

declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>;
  type Exports = Record<string, unknown>;
  interface Instance {
    readonly exports: Exports;
  }
  interface Module {}
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
}
