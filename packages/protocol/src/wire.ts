import type { Static, TSchema } from "typebox";

type Scalar = string | number | boolean | null | undefined;

type Received<T> = T extends Scalar
  ? T
  : T extends readonly (infer I)[]
    ? readonly Received<I>[]
    : { readonly [K in keyof T]: Received<T[K]> };

type Sent<T> = T extends Scalar
  ? T
  : T extends readonly (infer I)[]
    ? readonly Sent<I>[]
    : {
        readonly [K in keyof T]: object extends Pick<T, K> ? Sent<T[K]> | undefined : Sent<T[K]>;
      };

/** What has arrived and passed its schema: read-only, an optional member is there or not. */
export type Body<S extends TSchema> = Received<Static<S>>;

/** What is sent: read-only, and an optional member may be `undefined`, which JSON leaves out. */
export type Answer<S extends TSchema> = Sent<Static<S>>;
