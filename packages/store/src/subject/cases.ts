import { randomUUID } from "node:crypto";
import { idFrom, type SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";

/** A case that is about nobody: no number leads to it, but commands, timers and duties work as in a person's. */
export async function newCase(tx: Queryable): Promise<SubjectId> {
  const id = randomUUID();
  await tx.query("insert into subject (subject_id) values ($1)", [id]);
  return idFrom("sub", id);
}
