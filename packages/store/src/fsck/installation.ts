import type { Queryable } from "../db/db.ts";
import { parseFingerprint } from "../keys/fingerprint.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { inspectSchema } from "../migrate/inspect.ts";
import type { FsckRun } from "./finding.ts";

type UsedKey = { readonly purpose: string; readonly version: number; readonly mark: string };

/** Whose store it is, under which keys and which tables. */
export async function checkInstallation(
  db: Queryable,
  { ring, serviceId }: { readonly ring: KeyRing; readonly serviceId: string },
  { found, progress }: FsckRun,
): Promise<void> {
  const schema = await inspectSchema(db);
  if (schema.code !== "current" && schema.code !== "older") {
    const name = "file" in schema ? schema.file : "";
    found({ check: "registry", fault: "differs", table: "schema_migration", key: { name } });
  }
  for (const { service_id } of await db.query<{ service_id: string }>(
    "select service_id from service",
  )) {
    if (service_id === serviceId) continue;
    found({ check: "registry", fault: "differs", table: "service", key: { service_id } });
  }
  const marks = parseFingerprint(ring.fingerprint);
  const used = await db.query<UsedKey>(
    "select purpose, version, mark from key_use where destroyed_at is null",
  );
  for (const { purpose, version, mark } of used) {
    if (marks.get(`${purpose}.${version}`) === mark) continue;
    const key = { purpose, version: String(version) };
    found({ check: "keys", fault: "does-not-open", table: "key_use", key });
  }
  progress({ check: "registry", seen: used.length });
}
