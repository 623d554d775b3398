import type { Scope } from "../scopes.ts";

/** One call of the service: a legal act, or a look at its records. */
export type Operation = {
  readonly id: string;
  readonly method: "GET" | "POST";
  /** OpenAPI form, with `{id}`. A `{path}` at its end takes the rest, slashes included. */
  readonly path: string;
  /** `none`: open to everyone; `key`: a valid key, with one of `scopes` where any are named. */
  readonly auth: "none" | "key";
  readonly scopes: readonly Scope[];
  readonly tag:
    | "registry"
    | "consent"
    | "people"
    | "access"
    | "duties"
    | "rights"
    | "law"
    | "events"
    | "log"
    | "service";
  readonly summary: string;
  readonly successStatus: 200 | 201;
};
