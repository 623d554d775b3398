import { createHash } from "node:crypto";
import type { Queryable, Row } from "../db/db.ts";
import { recordFrom, type BodyRow } from "../registry/registry-row.ts";
import { noticeHashInput, type Text3 } from "@kelisim/core";
import type { FsckFinding, FsckRun } from "./finding.ts";

/** A registry table, and the columns of its head row that say what its body says. */
type Head = {
  readonly table: string;
  readonly id: string;
  /** Column → SQL of the same in the newest version's body. */
  readonly same: Readonly<Record<string, string>>;
};

const uuidIn = (path: string): string => `substr(${path}, 5)::uuid`;

const HEADS: readonly Head[] = [
  {
    table: "party",
    id: "party_id",
    same: { bin: "v.body ->> 'bin'", service_id: "(select s.service_id from service s)" },
  },
  {
    ...{ table: "digital_object", id: "object_id" },
    same: {
      owner_id: uuidIn("v.body ->> 'ownerId'"),
      operator_id: uuidIn("v.body ->> 'operatorId'"),
    },
  },
  {
    ...{ table: "purpose", id: "purpose_id" },
    same: {
      party_id: uuidIn("v.body ->> 'partyId'"),
      code: "v.body ->> 'code'",
      achieved_count: "(v.body ->> 'achievedCount')::int",
    },
  },
];

/** Heads that are not their newest version, and versions that are not numbered in a row. */
const statementOf = ({ table, id, same }: Head): string => {
  const tests = {
    version: "h.version is distinct from n.newest",
    body: "h.body is distinct from v.body",
    ...Object.fromEntries(
      Object.entries(same).map(([column, path]) => [
        column,
        `h.${column} is distinct from ${path}`,
      ]),
    ),
    versions: "n.newest is distinct from n.count",
  };
  const columns = Object.entries(tests).map(
    ([name, test]) => `case when ${test} then '${name}' end`,
  );
  return `select coalesce(h.${id}, n.id)::text as id, h.${id} is null as headless,
      array_remove(array[${columns.join(", ")}]::text[], null) as columns
    from ${table} h
    full join (select ${id} as id, max(version) as newest, count(*)::int as count
               from ${table}_version group by 1) n on n.id = h.${id}
    left join ${table}_version v on v.${id} = n.id and v.version = n.newest
    where h.${id} is null or ${Object.values(tests).join(" or ")}`;
};

type Wrong = Row & { id: string; headless: boolean; columns: string[] };

async function checkHeads(db: Queryable, head: Head): Promise<FsckFinding[]> {
  const { table, id } = head;
  const rows = await db.query<Wrong>(statementOf(head));
  return rows.map((row) => ({
    ...{ check: "registry", fault: row.headless ? "missing" : "differs", table },
    key: { [id]: row.id },
    ...(!row.headless && { columns: row.columns }),
  }));
}

/** Words that are not those which their hash names. */
async function checkNotices(db: Queryable, { found }: FsckRun): Promise<void> {
  const rows = await db.query<BodyRow & Row & { hash: string; version: number }>(
    "select hash, version, body::text as body from notice order by hash",
  );
  for (const row of rows) {
    const text = recordFrom<Text3>(row);
    const hash = createHash("sha256").update(noticeHashInput(text, row.version)).digest("hex");
    if (hash === row.hash) continue;
    found({ check: "registry", fault: "differs", table: "notice", key: { hash: row.hash } });
  }
}

/** Holds the heads of the registry against their versions, and the words of notices against their hashes. */
export async function checkRegistry(db: Queryable, run: FsckRun): Promise<void> {
  for (const head of HEADS) {
    for (const finding of await checkHeads(db, head)) run.found(finding);
  }
  await checkNotices(db, run);
  run.progress({ check: "registry", seen: HEADS.length });
}
