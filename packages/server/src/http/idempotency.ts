import type { Instant } from "@kelisim/core";
import { isIdempotencyKey, type OperationId } from "@kelisim/protocol";
import {
  confirmCommits,
  findEarlier,
  RacedCommandError,
  type IdempotencyMark,
  type KeyRing,
  type Queryable,
} from "@kelisim/store";
import { canonicalJson } from "./canonical-json.ts";
import { isProblem, problem, type Caller, type Reply } from "./operation.ts";

/** All that makes two requests the same one. */
export type RepeatableRequest = {
  readonly operation: OperationId;
  readonly caller: Caller;
  /** `Idempotency-Key` as it was sent. */
  readonly key: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
};

/** The mark of a request: what the client chose and sent is kept as HMACs only. */
export function markOf(
  request: RepeatableRequest,
  ring: Pick<KeyRing, "macs" | "inUse">,
): IdempotencyMark {
  const { operation, caller, key, params, query, body } = request;
  const bodies = ring.macs("idempotency-body", canonicalJson([params, query, body ?? null]));
  const macs = ring.macs("idempotency-key", key).flatMap(({ keyVersion, mac }, at) => {
    const bodyMac = bodies[at]?.mac;
    return bodyMac === undefined ? [] : [{ keyVersion, keyMac: mac, bodyMac }];
  });
  return { partyId: caller.party.id, route: operation, macs, inUse: ring.inUse("mac") };
}

/**
 * Acts once for each `Idempotency-Key`: a repeated request is answered anew from what its first run
 * created, another request under the same key is refused.
 */
export async function actOnce(
  db: Queryable,
  mark: IdempotencyMark,
  act: () => Promise<Reply>,
  render: (resultId: string, at: Instant) => Promise<Reply>,
): Promise<Reply> {
  const earlier = await answerEarlier(db, mark, render);
  if (earlier !== undefined) return earlier;
  try {
    const reply = await act();
    // What was refused may have been refused because the same request ended just now.
    if (!isProblem(reply)) return reply;
    return (await answerEarlier(db, mark, render)) ?? reply;
  } catch (error) {
    if (!(error instanceof RacedCommandError)) throw error;
    const winner = await answerEarlier(db, mark, render);
    if (winner === undefined) throw error;
    return winner;
  }
}

async function answerEarlier(
  db: Queryable,
  mark: IdempotencyMark,
  render: (resultId: string, at: Instant) => Promise<Reply>,
): Promise<Reply | undefined> {
  const earlier = await findEarlier(db, mark);
  switch (earlier.kind) {
    case "none":
      return undefined;
    case "same":
      // The first run may have been answered 503 because its commit did not reach the standby.
      await confirmCommits(db);
      return render(earlier.resultId, earlier.at);
    case "other-body":
      return problem("idempotency-key-reused");
  }
}

/** The `Idempotency-Key` of a request; `invalid` where it is not 1–255 printable ASCII characters. */
export function idempotencyKeyOf(
  header: string | string[] | undefined,
): { readonly key: string | undefined } | "invalid" {
  if (header === undefined) return { key: undefined };
  return typeof header === "string" && isIdempotencyKey(header) ? { key: header } : "invalid";
}
