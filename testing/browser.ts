import assert from "node:assert/strict";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type ConsoleMessage,
  type Page,
} from "playwright-core";
import { browserProgram } from "./browser-home.ts";

export type PageOptions = {
  /** On unless `false`. */
  readonly javaScript?: boolean;
  /** A small phone unless set. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of the screen for one of the page; 4 is a zoom of 400 %. */
  readonly scale?: number;
  /** What the browser wants to read; Kazakh unless set. */
  readonly language?: "kk" | "ru" | "en";
  /** A weak phone on a slow line: 400 kbit/s, 400 ms there and back, a sixth of this processor. */
  readonly throttled?: boolean;
  /** Whose cookies the page shares; a new visitor's unless set. */
  readonly like?: Page;
  /** Whether certificates that nobody known issued are taken: for programs of a test on this machine. */
  readonly anyCertificate?: boolean;
};

/** A real browser of one test. */
export type TestBrowser = {
  /** A page of a new visitor. What its console says against it is told by the end of the test. */
  newPage(options?: PageOptions): Promise<Page>;
};

/** Whoever ends with the test: its context, or that of a whole suite. */
type Ends = { after(callback: () => unknown): void };

const PHONE = { width: 360, height: 740 };
const LOCALES = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" } as const;

/** Whatever waits longer than this waits for something that does not come. */
const PATIENCE_MS = 15_000;

/** Only `--no-sandbox`: the package's own list would turn off what keeps origins apart. */
const ARGS = ["--no-sandbox"];

const SLOW_LINE = {
  offline: false,
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
};
const SLOWER_TIMES = 6;

/** The status of a page itself, which a test may mean to get; all else on the console is a fault of it. */
const isMeant = (message: ConsoleMessage, page: Page): boolean =>
  message.text().startsWith("Failed to load resource: the server responded with a status of") &&
  message.location().url === page.url();

function watch(page: Page, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !isMeant(message, page)) {
      faults.push(`${page.url()}: ${message.text()}`);
    }
  });
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_TIMES });
}

async function contextFor(browser: Browser, options: PageOptions): Promise<BrowserContext> {
  const { javaScript = true, viewport = PHONE, scale = 1, language = "kk", like } = options;
  const { anyCertificate = false } = options;
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport,
    deviceScaleFactor: scale,
    locale: LOCALES[language],
    timezoneId: "Asia/Almaty",
    ignoreHTTPSErrors: anyCertificate,
    ...(like !== undefined && { storageState: await like.context().storageState() }),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

export type BrowserOptions = {
  /** Places that the browser finds elsewhere: `127.0.0.1:13579` to the port of a test. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** Whether what a page's console says against it is meant. */
  readonly isMeant?: (text: string) => boolean;
};

const rulesOf = (elsewhere: BrowserOptions["elsewhere"] = {}): readonly string[] => {
  const rules = Object.entries(elsewhere).map(([from, to]) => `MAP ${from} ${to}`);
  return rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(",")}`];
};

/** Starts a browser for a test; it ends with it. A fault on a page's console fails the test. */
export async function onBrowser(t: Ends, options: BrowserOptions = {}): Promise<TestBrowser> {
  const { path, env } = browserProgram();
  const browser = await chromium.launch({
    executablePath: path,
    env: { ...env },
    args: [...ARGS, ...rulesOf(options.elsewhere)],
  });
  const faults: string[] = [];
  t.after(async () => {
    await browser.close();
    assert.deepEqual(
      faults.filter((fault) => options.isMeant?.(fault) !== true),
      [],
    );
  });
  return {
    async newPage(pageOptions = {}) {
      const context = await contextFor(browser, pageOptions);
      const page = await context.newPage();
      watch(page, faults);
      if (pageOptions.throttled === true) await slowDown(page);
      return page;
    },
  };
}
