// Else esbuild keeps a thread and its program beside the service for good: it reads this when it is loaded.
process.env["ESBUILD_WORKER_THREADS"] ??= "0";

/** Of esbuild; its program runs for each call and ends with it. */
export const { buildSync } = await import("esbuild");
