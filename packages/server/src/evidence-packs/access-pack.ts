import type { AccessLogEntry } from "@kelisim/store";
import { sealDecisionId } from "../access/decision-id.ts";
import { makeArchive, type Archive, type PackFrame } from "./make-archive.ts";

/** All evidence of one decision about access: its row, as the log has it. */
export async function accessPack(
  frame: PackFrame,
  { entry, facts }: { readonly entry: AccessLogEntry; readonly facts: unknown },
): Promise<Archive | "pending"> {
  const id = sealDecisionId(frame.ctx.store.sealer, entry);
  return makeArchive(frame, {
    about: { kind: "access", id },
    ...{ subjectId: entry.subjectId, facts },
    events: [],
    accesses: [{ key: entry, id }],
  });
}
