/** The part of `oidc-provider` that is used here; the package brings no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

  export type Payload = Readonly<Record<string, unknown>>;

  /** Where one kind of record is kept, such as sessions or codes. */
  export type Adapter = {
    upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<Payload | undefined>;
    findByUid(uid: string): Promise<Payload | undefined>;
    findByUserCode(userCode: string): Promise<Payload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  };

  type Grant = {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  };

  /** What a step of the provider gets from Koa. */
  export type StepContext = {
    status: number;
    type: string;
    body: string;
    redirect(to: string): void;
    readonly oidc: {
      readonly provider: Provider;
      readonly params?: Readonly<Record<string, string | undefined>>;
      readonly result?: { readonly login?: unknown };
      readonly client: { readonly clientId: string };
      readonly session: {
        readonly accountId?: string;
        readonly state?: { readonly postLogoutRedirectUri?: string; readonly state?: string };
        grantIdFor(clientId: string): string | undefined;
        destroy(): Promise<void>;
      };
    };
  };

  export type Interaction = {
    readonly uid: string;
    readonly params: Readonly<Record<string, string | undefined>>;
  };

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    readonly Grant: new (of: { accountId: string | undefined; clientId: string }) => Grant;
    callback(): RequestListener;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Payload,
    ): Promise<void>;
  }

  export const interactionPolicy: {
    readonly Check: {
      new (
        reason: string,
        description: string,
        check: (ctx: StepContext) => boolean,
      ): { readonly reason: string };
      readonly REQUEST_PROMPT: true;
      readonly NO_NEED_TO_PROMPT: false;
    };
    base(): { get(name: string): { readonly checks: { add(check: object): void } } };
  };
}
