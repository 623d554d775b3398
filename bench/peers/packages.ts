import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

/** Whether the packages of this folder are installed: the product's own install leaves them out. */
export const areInstalled = (): boolean =>
  existsSync(fileURLToPath(new URL("../node_modules/.package-lock.json", import.meta.url)));

/**
 * Loads a package of this folder. Its types are not there when the product is checked, so that the caller
 * names the little that it uses.
 */
export const load = async <T>(name: string): Promise<T> => (await import(name)) as T;

/** The path of a file that a package ships. @throws Error where it is not installed */
export const fileOf = (name: string): string => require.resolve(name);
