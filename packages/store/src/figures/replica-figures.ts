import type { Queryable } from "../db/db.ts";

/** What the server sends its changes to. */
export type ReplicaFigures = {
  readonly replicas: number;
  /** Bytes that the slowest one is behind; `undefined` without a replica, and for a role that may not see it. */
  readonly lagBytes: number | undefined;
};

/** Any role may count the replicas; how far they are, `pg_read_all_stats` and superusers may see. */
export async function replicaFigures(db: Queryable): Promise<ReplicaFigures> {
  const [row] = await db.query<{ replicas: number; lag: number | null }>({
    name: "figures-replicas",
    text: `select count(*)::int as replicas,
             max(case when pg_is_in_recovery() then null
                      else pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) end)::float8 as lag
           from pg_stat_replication`,
  });
  return { replicas: row?.replicas ?? 0, lagBytes: row?.lag ?? undefined };
}
