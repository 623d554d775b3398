import type { Body, OPERATION_SCHEMAS, OperationId, OPERATIONS } from "@kelisim/protocol";
import type { TSchema } from "typebox";
import type { Call, Caller, Reply, StreamedBody } from "./operation.ts";
import type { Context } from "../context.ts";

type Schemas<I extends OperationId> = (typeof OPERATION_SCHEMAS)[I];

type Part<I extends OperationId, K extends "body" | "params" | "query", Otherwise> =
  Schemas<I> extends { readonly [P in K]: infer S extends TSchema } ? Body<S> : Otherwise;

type Auth<I extends OperationId> = Extract<(typeof OPERATIONS)[number], { readonly id: I }>["auth"];

/** The body of an operation, after its schema; `undefined` where it takes none. Lines are checked one by one. */
export type BodyOf<I extends OperationId> = I extends "import-consents"
  ? StreamedBody
  : Part<I, "body", undefined>;

/** A call of one operation, typed by its schemas in the protocol. An open operation has no caller. */
export type CallOf<I extends OperationId> = Omit<
  Call<
    BodyOf<I>,
    Part<I, "params", Readonly<Record<string, never>>>,
    Part<I, "query", Readonly<Record<string, never>>>
  >,
  Auth<I> extends "none" ? "caller" : never
>;

/** Answers a repeated command anew from what its first run created. */
export type Render<I extends OperationId> = (
  ctx: Context,
  caller: Caller,
  /** UUID of what the first run created, as `markCommand` stored it. */
  resultId: string,
  /** As it is now, but `now` is the instant of the first run. */
  call: CallOf<I>,
) => Promise<Reply>;

export type OperationOf<I extends OperationId> = {
  readonly id: I;
  /** Set where a repeated `Idempotency-Key` must not act twice. */
  readonly idempotent?: { readonly render: Render<I> };
  /** The key is looked up in `ctx.registry`, whose versions the operation's statement checks. */
  readonly cachedKey?: true;
  /** Largest body in bytes; 64 KiB unless set, 1 MiB at most. */
  readonly bodyLimit?: number;
  readonly handle: (call: CallOf<I>) => Promise<Reply>;
};

/** A call before anybody knows which operation it is of. */
export type AnyCall = Omit<Call, "caller"> & { readonly caller?: Caller };

/** An operation of the contract with the code that answers it. Made by `defineOperation` only. */
export type OperationDef = {
  readonly id: OperationId;
  readonly render:
    ((ctx: Context, caller: Caller, resultId: string, call: AnyCall) => Promise<Reply>) | undefined;
  readonly cachedKey: boolean;
  readonly bodyLimit: number;
  readonly handle: (call: AnyCall) => Promise<Reply>;
};

/** Largest request body in bytes, unless the operation says otherwise. */
export const BODY_LIMIT = 64 * 1024;

/** The limit of the limits. */
export const LARGEST_BODY_LIMIT = 1024 * 1024;

/**
 * Joins a handler to an operation of the protocol. Method, path, scopes, success status and schemas
 * come from there. The shell hands over only what has passed them, which is why the types may be
 * forgotten here.
 */
export function defineOperation<const I extends OperationId>(of: OperationOf<I>): OperationDef {
  const { id, idempotent, cachedKey = false, bodyLimit = BODY_LIMIT } = of;
  if (bodyLimit > LARGEST_BODY_LIMIT) throw new RangeError(`${id}: the body limit is too high`);
  return {
    id,
    cachedKey,
    bodyLimit,
    render:
      idempotent === undefined
        ? undefined
        : (ctx, caller, resultId, call) =>
            idempotent.render(ctx, caller, resultId, call as unknown as CallOf<I>),
    handle: (call) => of.handle(call as unknown as CallOf<I>),
  };
}
