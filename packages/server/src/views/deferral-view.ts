import { formatInstant, type Party, type Purpose } from "@kelisim/core";
import type { DeferralAnswer } from "@kelisim/protocol";
import type { DeferralCount } from "@kelisim/store";

/** A purpose's deferral with its use; `undefined` for a purpose without one. */
export function deferralView(
  purpose: Purpose,
  party: Party,
  count: DeferralCount | undefined,
  isRunning: boolean,
): DeferralAnswer | undefined {
  const { legal_ground: ground } = purpose.declared;
  const deferral = ground?.deferral;
  if (ground === undefined || deferral === undefined) return undefined;
  return {
    purpose_id: purpose.id,
    party: { id: party.id, bin: party.bin, name: party.name },
    ground: ground.code,
    ...deferral,
    status: isRunning ? "running" : "ended",
    deferred: {
      permitted: count?.permitted ?? 0,
      denied: count?.denied ?? 0,
      since: count === undefined ? undefined : formatInstant(count.since),
    },
  };
}
