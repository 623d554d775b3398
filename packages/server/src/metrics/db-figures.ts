import type { Db } from "@kelisim/store";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10];

/** Counts what happens between this process and its database. @returns what ends the counting */
export function dbFigures(registry: Registry, { watch }: Pick<Db, "watch">): () => void {
  const registers = [registry];
  const gauge = (name: string, help: string, now: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(now());
      },
    });
  const counter = (name: string, help: string): Counter => new Counter({ name, help, registers });

  gauge("kelisim_db_connections_limit", "Connections at most.", () => watch.most);
  gauge("kelisim_db_connections_used", "Connections that work holds.", () => watch.used);
  gauge("kelisim_db_connections_waiting", "Units of work without one.", () => watch.waiting);
  const durations = new Histogram({
    name: "kelisim_db_statement_duration_seconds",
    help: "Time of one statement with its answer, by its name in the program.",
    labelNames: ["statement"],
    buckets: BUCKETS,
    registers,
  });
  const retries = counter(
    "kelisim_db_retries_total",
    "Units of work that began once more, after a conflict or a lost connection.",
  );
  const commitsUnknown = counter(
    "kelisim_db_commits_unknown_total",
    "Commits whose fate is not known; none of them was acknowledged.",
  );
  const lost = counter(
    "kelisim_db_connections_lost_total",
    "Connections that broke or could not be made.",
  );
  return watch.listen({
    statement: (statement, seconds) => durations.observe({ statement }, seconds),
    retried: () => retries.inc(),
    commitUnknown: () => commitsUnknown.inc(),
    connectionLost: () => lost.inc(),
  });
}
