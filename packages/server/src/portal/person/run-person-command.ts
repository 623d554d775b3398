import { createHash, randomUUID } from "node:crypto";
import {
  formatInstant,
  type CommandResult,
  type CommandWorld,
  type Confirmation,
  type EventId,
  type Iin,
  type Instant,
  type Refused,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import {
  insertSignatureEvidence,
  insertSignInProof,
  type CommandDone,
  type Queryable,
} from "@kelisim/store";
import type { Context } from "../../context.ts";
import { actingBy } from "../../routes/acting.ts";
import { canonicalJson } from "../../http/canonical-json.ts";
import type { ReceivedSignature } from "../../signatures/receive-signature.ts";
import type { PersonVisit } from "../visit.ts";

/** SHA-256 (hex) of a text as UTF-8. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What a session attests: the text that is kept under her key, and its SHA-256 (hex). */
export type SessionProof = {
  readonly text: string;
  readonly evidenceSha256: string;
  readonly idToken: string;
};

/**
 * What a session attests of an act: who acted, how she was recognised, what she did with what before her eyes.
 * @param act what she did, as plain JSON: ids, choices, the hash and language of the words shown
 */
export function sessionProof(
  { signedIn, now, language, actingFor }: PersonVisit,
  act: Readonly<Record<string, unknown>>,
): SessionProof {
  const { issuer, idToken } = signedIn.attestation;
  const text = canonicalJson({
    act,
    acting_for: actingFor ?? null,
    at: formatInstant(now),
    id_token_sha256: sha256(idToken),
    issuer,
    language,
    level: signedIn.level,
    session_sha256: signedIn.sessionSha256,
    signed_in_at: formatInstant(signedIn.signedInAt),
  });
  return { text, evidenceSha256: sha256(text), idToken };
}

/** What proves an act in her session: the session, or her signature of it. */
export type ActProof = SessionProof | ReceivedSignature;

/** The proof as the act's event names it. */
export const confirmationBy = (proof: ActProof): Confirmation =>
  "signer" in proof
    ? proof.confirmation
    : { kind: "sign-in", evidenceSha256: proof.evidenceSha256 };

/** Keeps what the evidence hash covers, under her key. */
async function keepProof(
  tx: Queryable,
  { store: { ring } }: Context,
  at: { readonly subjectId: SubjectId; readonly madeAt: Instant },
  proof: ActProof,
): Promise<void> {
  if ("signer" in proof) {
    const { evidenceSha256 } = proof.confirmation;
    await insertSignatureEvidence(tx, ring, { ...at, evidenceSha256, text: proof.evidence });
  } else {
    await insertSignInProof(tx, ring, { ...at, ...proof });
  }
}

/** Who acts on whose data: for the pure functions that ask whether she may. */
export const actingIn = (visit: PersonVisit) =>
  actingBy(visit.shell.ctx, visit.iin, visit.actingFor);

/** What commands take from their surroundings, for one visit. */
export const worldIn = ({ shell: { ctx }, now }: PersonVisit): CommandWorld => ({
  now,
  calendar: ctx.calendar,
  ids: ctx.ids,
  readings: ctx.config.readings,
});

/** Whose session it is, and when. */
export type InSessionOf = Pick<PersonVisit, "subjectId" | "now"> & {
  readonly shell: Pick<PersonVisit["shell"], "ctx">;
};

/**
 * Runs a command that the person gives in her own session, or her representative in hers: no key, no party. With a
 * `proof` its text is kept in the same transaction as what it proves.
 */
export async function runPersonCommand<T>(
  visit: InSessionOf,
  decide: (state: SubjectState, tx: Queryable, iin: Iin | undefined) => Promise<CommandResult<T>>,
  proof?: ActProof,
): Promise<CommandDone<T> | Refused> {
  const { ctx } = visit.shell;
  const { subjectId, now } = visit;
  const made: EventId[] = [];
  return ctx.commands.run<T>(subjectId, {
    subjectId,
    now,
    actor: {
      partyId: undefined,
      keyId: undefined,
      commandId: randomUUID(),
      serviceId: ctx.store.serviceId,
    },
    eventId: (index) => (made[index] ??= ctx.ids.next("evt")),
    needsIin: true,
    decide: async (state, tx, iin) => {
      const result = await decide(state, tx, iin);
      // What was done before is proved already.
      if (result.ok && result.drafts.length > 0 && proof !== undefined) {
        await keepProof(tx, ctx, { subjectId, madeAt: now }, proof);
      }
      return result;
    },
  });
}
