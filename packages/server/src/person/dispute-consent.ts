import { randomUUID } from "node:crypto";
import {
  disputeConsent as decideDispute,
  type ConsentId,
  type EventId,
  type Instant,
  type RefusalCode,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import { readSubject, runSubjectCommand } from "@kelisim/store";
import type { Context } from "../context.ts";

/** What a person says in her own session: no key can say it for her. */
export type Dispute = {
  /** Whoever is signed in. */
  readonly subjectId: SubjectId;
  readonly consentId: ConsentId;
  /** SHA-256 (hex) of the record of her session. */
  readonly evidenceSha256: string;
};

export type Disputed =
  | { readonly kind: "disputed"; readonly state: SubjectState }
  | { readonly kind: "refused"; readonly code: RefusalCode }
  /** There is no such consent of hers. */
  | { readonly kind: "not-found" };

/** "This was not me", said by a person who is signed in. @law 94-V 25(2)(5) */
export async function disputeConsent(
  { store, ids, calendar, config }: Pick<Context, "store" | "ids" | "calendar" | "config">,
  { subjectId, consentId, evidenceSha256 }: Dispute,
  now: Instant,
): Promise<Disputed> {
  // A consent never leaves its person: what is not there now is not there in the transaction.
  const { consents } = await readSubject(store, subjectId);
  if (!consents.has(consentId)) return { kind: "not-found" };
  const made: EventId[] = [];
  const done = await runSubjectCommand<ConsentId>(store, {
    subjectId,
    now,
    actor: {
      partyId: undefined,
      keyId: undefined,
      commandId: randomUUID(),
      serviceId: store.serviceId,
    },
    eventId: (index) => (made[index] ??= ids.next("evt")),
    decide: async (state) =>
      decideDispute(
        state,
        { consentId, evidenceSha256 },
        { now, calendar, ids, readings: config.readings },
      ),
  });
  return done.ok ? { kind: "disputed", state: done.state } : { kind: "refused", code: done.code };
}
