import type { SubjectEvent, SubjectId } from "@kelisim/core";
import { signatureEvidence, signInProof } from "@kelisim/store";
import type { Context } from "../context.ts";
import { folderNumber, textFile, type FilesToPack } from "./pack-files.ts";
import type { PackReader } from "./pack-reader.ts";
import { signatureFiles } from "./signature-files.ts";

/** What proves acts of hers, and in which folder each event's proof lies. */
export type ProofFiles = {
  readonly files: FilesToPack;
  readonly folderOf: ReadonlyMap<SubjectEvent["id"], string>;
};

type From = { readonly ctx: Context; readonly subjectId: SubjectId; readonly reader: PackReader };

/** The proof of one act, if it is kept here: a paper is with whoever brought it. */
async function proofOf(
  { ctx: { store }, subjectId, reader }: From,
  { body }: SubjectEvent,
): Promise<{ readonly of: "signatures" | "evidence"; readonly text: string } | undefined> {
  if (!("confirmation" in body)) return undefined;
  const { confirmation, evidenceSha256 } = body;
  if (confirmation === "electronic-signature") {
    if (reader.kind === "party" && !reader.mayProve) return undefined;
    const text = await signatureEvidence(store.db, store.ring, subjectId, evidenceSha256);
    return text === undefined ? undefined : { of: "signatures", text };
  }
  // What her session attests is hers alone.
  if (confirmation !== "sign-in" || reader.kind === "party") return undefined;
  const kept = await signInProof(store.db, store.ring, subjectId, evidenceSha256);
  return kept === undefined ? undefined : { of: "evidence", text: kept.text };
}

/** The proofs that are kept of some events. An erased person has none left. */
export async function proofFiles(from: From, events: readonly SubjectEvent[]): Promise<ProofFiles> {
  const files: FilesToPack = new Map();
  const folderOf = new Map<SubjectEvent["id"], string>();
  const count = { signatures: 0, evidence: 0 };
  for (const event of events) {
    const proof = await proofOf(from, event);
    if (proof === undefined) continue;
    const folder = `${proof.of}/${folderNumber(count[proof.of])}`;
    count[proof.of] += 1;
    folderOf.set(event.id, folder);
    if (proof.of === "evidence") files.set(`${folder}/attestation.json`, textFile(proof.text));
    else
      for (const [name, bytes] of signatureFiles(proof.text)) files.set(`${folder}/${name}`, bytes);
  }
  return { files, folderOf };
}
