import { readFileSync } from "node:fs";

const described = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { readonly version: string };

/** The version of this program, such as `0.1.0`. */
export const RELEASE = described.version;
