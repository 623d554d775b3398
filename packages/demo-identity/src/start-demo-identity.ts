import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { answerInteraction } from "./interaction.ts";
import { failurePage } from "./pages/failure-page.ts";
import { PAGE_HEADERS } from "./pages/frame.ts";
import { subOf, type DemoIdentity } from "./people.ts";
import { providerOptions } from "./provider-options.ts";

export type DemoIdentityOptions = {
  /** In the order in which they are shown. */
  readonly people: readonly DemoIdentity[];
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the service takes the answer; a function where its port is known only later. */
  readonly redirectUris: readonly string[] | (() => readonly string[]);
  /** Whether number and name are told at the UserInfo endpoint alone, as some providers do. */
  readonly onlyUserInfo?: boolean;
  /** 0: any free port. */
  readonly port: number;
  /** An address of this machine alone. */
  readonly host: string;
};

export type RunningDemoIdentity = {
  /** Where the provider describes itself, below `/.well-known/openid-configuration`. */
  readonly issuer: string;
  close(): Promise<void>;
};

/**
 * A real OpenID provider for people who do not exist: whoever opens its page signs in as any of
 * them, without a password. For demos and tests only; it listens where only this machine hears it.
 * @throws if the port is taken
 */
export async function startDemoIdentity(
  options: DemoIdentityOptions,
): Promise<RunningDemoIdentity> {
  const { people, clientId, clientSecret, redirectUris, port, host } = options;
  const server = createServer();
  server.listen(port, host);
  await once(server, "listening");
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  const bySub = new Map(people.map((person, index) => [subOf(index), person]));
  const provider = new Provider(
    issuer,
    providerOptions(
      {
        id: clientId,
        secret: clientSecret,
        redirectUris: () => (typeof redirectUris === "function" ? redirectUris() : redirectUris),
      },
      (sub) => bySub.get(sub),
      options.onlyUserInfo ?? false,
    ),
  );
  const protocol = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/") !== true) return protocol(request, response);
    answerInteraction(provider, people, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, PAGE_HEADERS);
      response.end(failurePage(request.headers["accept-language"], "failed"));
    });
  });
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
