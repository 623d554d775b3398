import assert from "node:assert/strict";
import type { Config } from "@kelisim/server";
import { startDemoIdentity, type DemoIdentity } from "@kelisim/demo-identity";
import type { DestinationStream } from "pino";
import type { Page } from "playwright-core";
import {
  onBrowser,
  type BrowserOptions,
  type PageOptions,
  type TestBrowser,
} from "../../../../testing/browser.ts";
import { FakeClock } from "./fake-clock.ts";
import { startService, type Service } from "./service.ts";
import { wordsOf } from "./portal.ts";

/** A portal with a real provider of identities and a real browser before it. */
export type BrowserPortal = {
  readonly url: string;
  readonly clock: FakeClock;
  readonly service: Service;
  /** Where the provider is. */
  readonly issuer: string;
  newPage(options?: PageOptions): Promise<Page>;
  /**
   * Signs somebody in on a page, by the provider's own list.
   * @param to where in the portal she wants to go; her home unless set
   */
  signIn(page: Page, iin: string, to?: string): Promise<void>;
  /** Opens a page of the portal. */
  open(page: Page, path: string): Promise<void>;
  /** Takes the provider away. */
  stopProvider(): Promise<void>;
};

type Ends = { after(callback: () => unknown): void };

export type BrowserPortalOptions = {
  /** Whom the provider knows. */
  readonly people: readonly DemoIdentity[];
  readonly clock?: FakeClock;
  readonly config?: Partial<Config>;
  /** Where the service's whole log goes; nowhere unless set. */
  readonly log?: DestinationStream;
  readonly browser?: BrowserOptions;
};

const CLIENT = { clientId: "kelisim-test", clientSecret: "a secret between two tests' servers" };

/** The provider is another site than the portal, as it is in life: cookies of the one never reach the other. */
const IDENTITY_HOST = "localhost";

/** Starts a portal for a test, or for a suite; it ends with it. */
export async function openBrowserPortal(
  t: Ends,
  { people, clock = new FakeClock(), config = {}, log, browser: options }: BrowserPortalOptions,
): Promise<BrowserPortal> {
  // What was begun last ends first.
  const ends: (() => Promise<void>)[] = [];
  t.after(async () => {
    // Each ends, whatever the one before says.
    const faults: unknown[] = [];
    for (const end of ends.toReversed()) await end().catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw faults[0];
  });
  let url = "";
  const identity = await startDemoIdentity({
    ...{ people, ...CLIENT, port: 0, host: IDENTITY_HOST },
    redirectUris: () => [`${url}/sign-in/callback`],
  });
  ends.push(() => identity.close());
  const service = await startService({
    ...{ clock, portal: true },
    ...(log !== undefined && { log }),
    config: {
      demo: true,
      oidcIssuer: identity.issuer,
      oidcClientId: CLIENT.clientId,
      oidcClientSecret: CLIENT.clientSecret,
      oidcAllowHttp: true,
      ...config,
    },
  });
  ends.push(() => service.close());
  ({ url } = service);
  let browser: Promise<TestBrowser> | undefined;
  const { issuer } = identity;
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(url + path);
  };
  return {
    ...{ url, clock, service, issuer, open },
    stopProvider: () => identity.close(),
    async newPage(pageOptions) {
      const last = { after: (end: () => unknown) => ends.push(async () => void (await end())) };
      browser ??= onBrowser(last, options);
      return (await browser).newPage(pageOptions);
    },
    async signIn(page, iin, to) {
      const query = to === undefined ? "" : `?to=${encodeURIComponent(to)}`;
      await open(page, `/sign-in${query}`);
      await choose(page, people, iin);
    },
  };
}

/** Chooses somebody on the provider's page and waits for the portal. */
export async function choose(
  page: Page,
  people: readonly DemoIdentity[],
  iin: string,
): Promise<void> {
  const index = people.findIndex((person) => person.iin === iin);
  assert.notEqual(index, -1, "the provider does not know this person");
  await page.locator(`button[name=person][value="${index}"]`).click();
  await page.waitForURL((now) => now.hostname !== IDENTITY_HOST);
}

/** What a page says, as one line. */
export const saidBy = async (page: Page): Promise<string> =>
  wordsOf(await page.locator("main").innerHTML());
