import { normById, type LawSource, type NormTrust, type Text3 } from "@kelisim/core";

/** What the register says of a provision: its own words, and what of its use here is not the act's. */
export type LawWords = {
  readonly words?: Text3;
  /** Whether the words are quoted, or told by their sense. */
  readonly trust?: NormTrust;
  readonly ours?: Text3;
};

/** The words behind a source; nothing for a rule of this service's own. */
export function lawWords({ norm: id }: Pick<LawSource, "norm">): LawWords {
  const norm = id === undefined ? undefined : normById(id);
  if (norm === undefined) return {};
  const { text: words, trust, reason } = norm;
  return { words, trust, ...(reason !== undefined && { ours: reason }) };
}
