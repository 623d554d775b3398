export * from "./log-entries.ts";
export * from "./make-pack.ts";
export * from "./pack-faults.ts";
export * from "./pack-files.ts";
export * from "./readme.ts";
export * from "./verify-pack.ts";
