import { formatInstant, laterInstant, type Instant } from "@kelisim/core";
import { asciiBytes, toBase64url } from "./bytes.ts";
import { merkleTree, type Sha256 } from "./merkle.ts";
import { personBytes } from "./person.ts";
import type { TicketBody } from "./ticket.ts";
import { headText, signedBytes, ticketText } from "./ticket-text.ts";

/** A ticket to be made: its body, with the person and the times still as what they are. */
export type TicketDraft = Omit<TicketBody, "salt" | "person" | "issued_at" | "expires_at"> & {
  /** Twelve digits; they do not stand in the ticket. */
  readonly iin: string;
  /** 32 random bytes of its own. */
  readonly saltBytes: Uint8Array;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
};

/** What a batch is signed with. */
export type TicketSeal = {
  readonly origin: string;
  readonly kid: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly sha256: Sha256;
};

function bodyOf(draft: TicketDraft, sha256: Sha256): TicketBody {
  const { iin, saltBytes, issuedAt, expiresAt, ...body } = draft;
  return {
    ...body,
    salt: toBase64url(saltBytes),
    person: toBase64url(sha256(personBytes(iin, saltBytes))),
    issued_at: formatInstant(issuedAt),
    expires_at: formatInstant(expiresAt),
  };
}

/** Tickets of a batch, at least one, in the order of the drafts: one signature over the root of their tree. */
export function makeTickets(drafts: readonly TicketDraft[], seal: TicketSeal): readonly string[] {
  const { origin, kid, sha256 } = seal;
  const leaves = drafts.map((draft) => asciiBytes(JSON.stringify(bodyOf(draft, sha256))));
  const { root, paths } = merkleTree(leaves, sha256);
  const [first, ...others] = drafts.map(({ expiresAt }) => expiresAt);
  if (first === undefined) throw new RangeError("a batch needs a ticket");
  const latest = others.reduce((a, b) => laterInstant(a, b), first);
  const head = headText({
    ...{ kid, origin, size: drafts.length },
    ...{ root: toBase64url(root), expires_at: formatInstant(latest) },
  });
  const signature = seal.sign(signedBytes(head));
  return leaves.map((leaf, index) =>
    ticketText(head, signature, { index, path: paths[index] ?? [] }, toBase64url(leaf)),
  );
}
