import { cpus, loadavg, release, totalmem } from "node:os";
import type { BenchServer } from "./place/postgres.ts";
import type { Machine } from "./report/report.ts";

const GIB = 1024 ** 3;

/** The machine as it is just now. @param loadBefore its one-minute load when the run began */
export const machineOf = ({ words, fsync }: BenchServer, loadBefore: number): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / GIB),
  kernel: release(),
  node: process.versions.node,
  postgres: words,
  fsync,
  loadBefore,
});

export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;
