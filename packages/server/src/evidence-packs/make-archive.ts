import {
  formatInstant,
  legalDayOf,
  uuidOf,
  type Instant,
  type SubjectEvent,
  type SubjectId,
} from "@kelisim/core";
import { makePack, type PackSubject } from "@kelisim/evidence";
import { publishReceiptKey, receiptSigner, type EvidenceRow } from "@kelisim/store";
import type { Context } from "../context.ts";
import { eventFiles, type PackedRow } from "./events-file.ts";
import { keyFiles } from "./key-files.ts";
import { jsonFile, type FilesToPack } from "./pack-files.ts";
import type { PackReader } from "./pack-reader.ts";
import { proofFiles } from "./proof-files.ts";
import { provenRows } from "./proven-rows.ts";

/** An archive, and under which name it is saved. */
export type Archive = { readonly name: string; readonly bytes: Uint8Array };

/** Where and for whom an archive is made. */
export type PackFrame = {
  readonly ctx: Context;
  readonly now: Instant;
  /** Public address of the service. */
  readonly baseUrl: string;
  readonly reader: PackReader;
};

/** An access that an archive holds, with its public id. */
export type PackedAccess = {
  readonly key: { readonly decisionId: string; readonly recordedAt: Instant };
  readonly id: string;
};

/** What goes into an archive. */
export type PackContents = {
  readonly about: Pick<PackSubject, "kind" | "id">;
  readonly subjectId: SubjectId;
  /** What the service says of the record. */
  readonly facts: unknown;
  readonly events: readonly SubjectEvent[];
  readonly accesses?: readonly PackedAccess[];
  /** Gathered once the rows have their places: a receipt waits for the log too. */
  readonly more?: () => Promise<FilesToPack | "pending">;
};

const rowsOf = ({ subjectId, events, accesses = [] }: PackContents): readonly EvidenceRow[] => [
  ...events.map(({ id }) => ({ kind: "events" as const, subjectId, rowId: uuidOf(id) })),
  ...accesses.map(({ key: { recordedAt, decisionId } }) => ({
    ...{ kind: "accesses" as const, subjectId, at: recordedAt, rowId: decisionId },
  })),
];

/**
 * A signed archive of evidence.
 * @returns `pending` while the log has not taken all of it, after a moment's wait
 */
export async function makeArchive(
  { ctx, now, baseUrl, reader }: PackFrame,
  contents: PackContents,
): Promise<Archive | "pending"> {
  const { about, subjectId, facts, events, accesses = [], more } = contents;
  const logged = await provenRows(ctx, rowsOf(contents));
  if (logged === "pending") return "pending";
  const others = await more?.();
  if (others === "pending") return "pending";
  const proofs = await proofFiles({ ctx, subjectId, reader }, events);
  const rows: PackedRow[] = [
    ...events.map((event, index) => ({
      ...{ event, logged: logged[index], proof: proofs.folderOf.get(event.id) },
    })),
    ...accesses.map(({ id, key }, index) => ({
      access: { id, at: key.recordedAt },
      ...{ logged: logged[events.length + index], proof: undefined },
    })),
  ];
  const files: FilesToPack = new Map([
    ["facts.json", jsonFile(facts)],
    ...eventFiles(rows),
    ...(others ?? []),
    ...proofs.files,
    ...(await keyFiles(ctx)),
  ]);
  const signer = receiptSigner(ctx.store.ring);
  // At once: the ring may hold other keys after any wait.
  const { keyId, publicKey } = signer;
  const bytes = makePack(
    files,
    { ...about, madeAt: formatInstant(now), service: baseUrl },
    { publicKey, sign: (message) => signer.sign(message) },
  );
  await publishReceiptKey(ctx.store.db, { keyId, publicKey }, now);
  return { name: `kelisim-evidence-${about.kind}-${legalDayOf(now)}.zip`, bytes };
}
