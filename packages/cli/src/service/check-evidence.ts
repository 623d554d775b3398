import type { Text3 } from "@kelisim/core";
import { PACK_MOST_BYTES } from "@kelisim/evidence";
import { usageFailure } from "../failure.ts";
import type { Terminal } from "../output/terminal.ts";
import { checkPack } from "./check-pack.ts";
import { checkReceipt } from "./check-receipt.ts";
import { bytesAt, STDIN, textAt, textOf, trustAt } from "./evidence-input.ts";

/** Where everything stands. `-` is stdin, once. */
export type EvidencePlaces = {
  /** A receipt, or an archive of evidence. */
  readonly file: string;
  readonly trust: readonly string[];
  readonly proof: string | undefined;
};

const STDIN_TWICE: Text3 = {
  kk: "stdin ағынынан бір ғана файл оқылады. Қалғандарының аттарын жазыңыз.",
  ru: "Из stdin читается только один файл. Для остальных укажите имена.",
  en: "Only one file can come from stdin. Name the others.",
};
const PROOF_OF_PACK: Text3 = {
  kk: "--proof түбіртекке ғана арналған: мұрағаттың дәлелдері өз ішінде.",
  ru: "--proof нужен только для квитанции: в архиве доказательства уже есть.",
  en: "--proof is for a receipt only: an archive holds its proofs.",
};

/** By its first bytes, whatever it is called. */
const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Checks a receipt or an archive of evidence. @throws CliFailure with exit code 3 where it does not pass */
export async function checkEvidence(
  terminal: Terminal,
  { file, trust, proof }: EvidencePlaces,
  asJson: boolean,
): Promise<void> {
  const places = [file, ...trust, ...(proof === undefined ? [] : [proof])];
  if (places.filter((place) => place === STDIN).length > 1) throw usageFailure(STDIN_TWICE);
  const keys = await trustAt(trust);
  const bytes = await bytesAt(file, PACK_MOST_BYTES + 1);
  if (isArchive(bytes)) {
    if (proof !== undefined) throw usageFailure(PROOF_OF_PACK);
    return checkPack(terminal, bytes, keys, asJson);
  }
  const beside = proof === undefined ? undefined : await textAt(proof);
  return checkReceipt(terminal, { receipt: textOf(bytes), keys, proof: beside }, asJson);
}
