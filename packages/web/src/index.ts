export { portalAssets, type Asset } from "./assets.ts";
export { registerTsx } from "./tsx/register-tsx.ts";
