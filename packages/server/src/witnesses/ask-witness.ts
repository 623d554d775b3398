import { formatAddCheckpoint, parseCheckpoint, verifyNote } from "@kelisim/log";
import { addCosignature, consistencyPath, type LogCheckpoint } from "@kelisim/store";
import { witnessName, type Witness } from "../config/evidence-log.ts";
import type { Context } from "../context.ts";
import { findTarget, type Resolve } from "../webhooks/target.ts";
import { within } from "../webhooks/within.ts";
import { postCheckpoint, type Posted } from "./post-checkpoint.ts";

/** What asking a witness works with. */
export type AskContext = Pick<Context, "store" | "clock"> & {
  readonly allowPrivate: boolean;
  readonly resolve: Resolve;
  /** Milliseconds that a witness has for an answer. */
  readonly timeoutMs: number;
  /** Breaks off what is on its way when the service stops. */
  readonly signal: AbortSignal;
};

/** How asking ended: a word for people, and the size that the witness is known to have seen. */
export type Asked = { readonly outcome: string; readonly knownSize: bigint };

/** A witness that says another size than we thought is asked again from there, so often. */
const TRIES = 3;
const MOST_LINES = 64;
const SIZE_TYPE = "text/x.tlog.size";
/** What a column holds. */
const MOST_SIZE = 2n ** 63n - 1n;

/** Statuses that tlog-witness gives a meaning, as words. */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [403, "key-unknown"],
  [404, "log-unknown"],
  [409, "other-tree"],
  [422, "proof-refused"],
]);

const wordFor = (status: number): string =>
  REFUSALS.get(status) ??
  (status >= 500 ? "failed" : status >= 300 && status < 400 ? "redirect" : "refused");

/** The size that a witness says it has seen. */
function toldSize({ mediaType, body }: Extract<Posted, { kind: "answered" }>): bigint | undefined {
  if (mediaType !== SIZE_TYPE) return undefined;
  const [, digits] = /^(0|[1-9]\d{0,19})\n$/.exec(body) ?? [];
  const size = digits === undefined ? undefined : BigInt(digits);
  return size === undefined || size > MOST_SIZE ? undefined : size;
}

/** The witness's own line out of an answer, if it is its signature on the checkpoint; others are passed over. */
function ownLine(body: string, { note }: LogCheckpoint, { key }: Witness): string | undefined {
  const text = parseCheckpoint(note)?.note.text ?? "";
  const lines = body.split("\n", MOST_LINES);
  return lines.find((line) => verifyNote(`${text}\n${line}\n`, [key]).ok);
}

async function send(
  ctx: AskContext,
  witness: Witness,
  checkpoint: LogCheckpoint,
  oldSize: bigint,
): Promise<Posted | { readonly kind: "failed"; readonly error: "address-not-allowed" | "dns" }> {
  const { timeoutMs, signal, allowPrivate, store } = ctx;
  const resolve: Resolve = (host) => within(timeoutMs, ctx.resolve(host));
  const found = await findTarget(`${witness.url}/add-checkpoint`, { allowPrivate, resolve });
  if (!found.ok) return { kind: "failed", error: found.error };
  const proof = oldSize === 0n ? [] : await consistencyPath(store.db, oldSize, checkpoint.size);
  const text = formatAddCheckpoint({ oldSize, proof, checkpoint: checkpoint.note });
  return postCheckpoint(found.target, text, { timeoutMs, signal });
}

/**
 * Asks a witness to cosign a checkpoint, and keeps its line.
 * @param known the size that it is thought to have seen last
 * @returns nothing where the service stopped before it answered
 */
export async function askWitness(
  ctx: AskContext,
  witness: Witness,
  checkpoint: LogCheckpoint,
  known: bigint,
): Promise<Asked | undefined> {
  const { size } = checkpoint;
  let knownSize = known;
  for (let tries = 1; ; tries += 1) {
    const oldSize = knownSize > size ? size : knownSize;
    const posted = await send(ctx, witness, checkpoint, oldSize);
    if (posted.kind === "aborted") return undefined;
    if (posted.kind === "failed") return { outcome: posted.error, knownSize };
    if (posted.status === 200) {
      const line = ownLine(posted.body, checkpoint, witness);
      if (line === undefined) return { outcome: "bad-signature", knownSize };
      const at = ctx.clock.now();
      await addCosignature(ctx.store.db, { size, witness: witnessName(witness), line, at });
      return { outcome: "cosigned", knownSize: size };
    }
    const told = posted.status === 409 ? toldSize(posted) : undefined;
    if (told === undefined || told === oldSize) {
      return { outcome: wordFor(posted.status), knownSize };
    }
    knownSize = told;
    // It has seen more than there is: this store is an older copy, or somebody signs another tree.
    if (told > size) return { outcome: "ahead-of-us", knownSize };
    if (tries === TRIES) return { outcome: "other-size", knownSize };
  }
}
