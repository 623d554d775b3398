import type { FastifyInstance } from "fastify";
import { buildApp } from "../../app.ts";
import { createLogger } from "../../operate/logger.ts";
import { defineOperation } from "../define-operation.ts";
import { ok, problem } from "../operation.ts";
import { testService, type TestService } from "./test-service.ts";

export const CATEGORY = {
  code: "shoe-size",
  name: { kk: "Аяқ киім өлшемі", ru: "Размер обуви", en: "Shoe size" },
  identifier: false,
  biometric: false,
  sensitivity: "ordinary",
};

type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly key?: string;
};

/** Operations of the contract that answer with what reached them. */
export type EchoService = {
  readonly service: TestService;
  readonly url: string;
  /** Of a party that may call everything here. */
  readonly key: string;
  /** The bodies that reached a handler. */
  readonly reached: unknown[];
  send(path: string, sent?: Sent): Promise<Response>;
  sendCategory(
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  close(): Promise<void>;
};

const operations = (reached: unknown[]) => [
  defineOperation({
    id: "create-data-category",
    handle: async ({ body }) => {
      reached.push(body);
      if (body.code === "bug") throw new Error("Айгерім 900101300810");
      if (body.code === "taken") return problem("code-taken");
      return ok(body);
    },
  }),
  defineOperation({ id: "list-parties", handle: async ({ query }) => ok(query) }),
  defineOperation({
    id: "close-purpose",
    handle: async ({ body }) => ok({ body: body ?? "none" }),
  }),
  defineOperation({ id: "search-consents", handle: async () => problem("unknown-reference") }),
  defineOperation({ id: "evaluate-access", handle: async ({ body }) => ok(body) }),
  defineOperation({ id: "get-purpose", handle: async ({ params }) => ok({ id: params.id }) }),
  defineOperation({
    id: "calendar-deadline",
    handle: async ({ query }) => ok({ days: query.working_days }),
  }),
];

const SCOPES = ["admin:registry", "registry:write", "consent:read", "access:decide"] as const;

/** Listens on a free port of the loopback address, on an embedded store of its own. */
export async function echoService(): Promise<EchoService> {
  const service = await testService();
  const reached: unknown[] = [];
  const app: FastifyInstance = await buildApp(service.ctx, {
    operations: operations(reached),
    logger: createLogger("silent"),
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const key = (await service.key(SCOPES)).text;
  const send = (path: string, { method = "POST", headers = {}, body, key: other }: Sent = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${other ?? key}`,
        "content-type": "application/json",
        "accept-language": "en",
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
  return {
    service,
    url,
    key,
    reached,
    send,
    sendCategory: (body, headers = {}) => send("/v1/data-categories", { body, headers }),
    async close() {
      await app.close();
      await service.close();
    },
  };
}
