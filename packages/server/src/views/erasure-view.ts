import type { ErasureOutcome, Retention } from "@kelisim/core";
import type { ErasedPersonAnswer } from "@kelisim/protocol";

const keptView = ({ holderId, id, ground, until }: Retention) => ({
  party_id: holderId,
  retention_id: id,
  ground,
  until: until ?? undefined,
});

/** What became of an order to forget somebody: ids and days, nothing about her. */
export const erasureView = (outcome: ErasureOutcome): ErasedPersonAnswer =>
  outcome.status === "erased"
    ? { status: "erased" }
    : { status: "locked", kept: outcome.kept.map(keptView) };
