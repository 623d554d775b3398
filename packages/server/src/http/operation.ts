import type { Instant, Language, LegalDay, Party } from "@kelisim/core";
import type { MemberCode, ProblemCode } from "@kelisim/protocol";
import type { ApiKey, IdempotencyMark } from "@kelisim/store";
import type { Context } from "../context.ts";

/** Who calls: a key and the party that it belongs to. */
export type Caller = { readonly key: ApiKey; readonly party: Party };

/** A wrong member of what was sent, where the whole can be refused for it. */
export type Fault = { readonly pointer: string; readonly code: ProblemCode };

/** An expected refusal, on its way to becoming an RFC 9457 problem in the caller's language. */
export type ProblemReply = {
  readonly problem: ProblemCode;
  readonly faults?: readonly { readonly pointer: string; readonly code: MemberCode }[];
  /** The first day on which the same would be heard again: told in words, in a member and in a header. */
  readonly retryOn?: LegalDay;
  /** Further members of the problem, in snake_case: ids, never personal data. */
  readonly extensions?: Readonly<Record<string, string | number>>;
};

export type OkReply = {
  /** The operation's own success status unless set. */
  readonly status?: number;
  /** Bytes and texts are JSON that was written already, or what else the operation answers with (`isPlain`). */
  readonly body: object | Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Refusals inside the answer: recorded like those of calls of their own. */
  readonly refused?: readonly ProblemCode[];
};

/** An answer of many lines of JSON, sent as they come. */
export type LinesReply = {
  /** Texts of whole lines, each with its line end. Ended early where the client goes away. */
  readonly lines: AsyncIterable<string>;
  /** The last line where a fault of the service ends it early. */
  readonly endOn: (code: ProblemCode) => string;
  /** Refusals inside the answer, once it has ended: recorded like those of calls of their own. */
  readonly refused: () => Iterable<ProblemCode>;
};

export type Reply = OkReply | LinesReply | ProblemReply;

/** The body of a call that is sent as lines. */
export type StreamedBody = { readonly bytes: AsyncIterable<Uint8Array> };

/** One call of an operation, after its key, scopes and schema were checked. */
export type Call<B = unknown, P = Record<string, string>, Q = unknown> = {
  readonly ctx: Context;
  readonly caller: Caller;
  readonly body: B;
  readonly params: P;
  readonly query: Q;
  readonly language: Language;
  /** Fixed at the start of the call, like `commandId`, so that a retry inside repeats nothing new. */
  readonly now: Instant;
  /** UUID of this call as a command. */
  readonly commandId: string;
  readonly baseUrl: string;
  /** Set where the call carries an `Idempotency-Key` that was not used before. */
  readonly mark: IdempotencyMark | undefined;
  /** Whether the service is about to end: what is not begun yet is left to another call. */
  readonly isStopping: () => boolean;
};

export type Handler<B, P, Q> = (call: Call<B, P, Q>) => Promise<Reply>;

export const isLines = (reply: OkReply | LinesReply): reply is LinesReply => "lines" in reply;

export const isProblem = (reply: Reply): reply is ProblemReply => "problem" in reply;

export const problem = (
  code: ProblemCode,
  more: Omit<ProblemReply, "problem"> = {},
): ProblemReply => ({ problem: code, ...more });

export const ok = (body: object, status?: number): OkReply =>
  status === undefined ? { body } : { body, status };
