import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startDemoIdentity, type RunningDemoIdentity } from "@kelisim/demo-identity";
import type { Store } from "@kelisim/store";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { openPortal, wordsOf, type Seen } from "../support/portal.ts";
import { walkProvider } from "../support/provider-walk.ts";
import { openHome } from "../support/service.ts";
import { freshHome, type StoreHome } from "../support/store-home.ts";

const BASE = "https://portal.example";
const PEOPLE = [{ iin: newIin(), name: "Сарбасова  Айгүл\u0007" }];
const CLIENT = { clientId: "kelisim-test", clientSecret: "a secret between two tests' servers" };

type Portal = Awaited<ReturnType<typeof openPortal>>;

const ends: (() => Promise<void>)[] = [];
const clock = new FakeClock();
let home: StoreHome;
let store: Store;
let identity: RunningDemoIdentity;
let portal: Portal;

const startProvider = async (onlyUserInfo: boolean): Promise<RunningDemoIdentity> => {
  const started = await startDemoIdentity({
    ...{ people: PEOPLE, ...CLIENT, onlyUserInfo, port: 0, host: "127.0.0.1" },
    redirectUris: [`${BASE}/sign-in/callback`],
  });
  ends.push(() => started.close());
  return started;
};

const portalOf = async ({ issuer }: RunningDemoIdentity): Promise<Portal> => {
  const opened = await openPortal(store, clock, {
    publicUrl: BASE,
    oidcIssuer: issuer,
    oidcClientId: CLIENT.clientId,
    oidcClientSecret: CLIENT.clientSecret,
    oidcAllowHttp: true,
    sessionIdleSeconds: 43_200,
  });
  ends.push(() => opened.close());
  return opened;
};

before(async () => {
  home = await freshHome(ONE_ENGINE);
  store = await openHome(home, clock);
  ends.push(async () => {
    await store.close();
    await home.remove();
  });
  identity = await startProvider(false);
  portal = await portalOf(identity);
});

after(async () => {
  for (const end of ends.toReversed()) await end();
});

const cookiesOf = ({ headers }: Seen): readonly string[] => {
  const set = headers["set-cookie"];
  return (Array.isArray(set) ? set : [set]).filter((line) => typeof line === "string");
};

/** The first part of the cookie that an answer sets under a name. */
const pairOf = (seen: Seen, name: string): string =>
  cookiesOf(seen)
    .find((line) => line.startsWith(`${name}=`))
    ?.split(";")[0] ?? "";

/** Where somebody is told who wanted to go to the help page. */
const problem = (why: string): string => `/sign-in/problem?why=${why}&to=%2Fme%2Fhelp`;

const TICKET = "__Host-kelisim-sign-in";
const SESSION = "__Host-kelisim-session";

/** Begins a sign-in and chooses somebody; what the provider sends back is not looked at yet. */
async function recognised(at: Portal = portal, path = "/sign-in?to=/me/help") {
  const begun = await at.visit(path);
  const callback = await walkProvider(begun.location ?? "", 0);
  return { cookie: pairOf(begun, TICKET), path: `${callback.pathname}${callback.search}` };
}

test("by https its cookies stay with this host, out of reach of scripts and plain lines", async () => {
  const begun = await portal.visit("/sign-in", { host: "evil.example" });
  const [ticket = ""] = cookiesOf(begun);
  assert.match(ticket, /^__Host-kelisim-sign-in=[\w-]+; /);
  assert.match(ticket, /; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/);
  const { cookie, path } = await recognised();
  const done = await portal.visit(path, { cookie });
  assert.deepEqual([done.status, done.location], [303, "/me/help"]);
  const set = cookiesOf(done);
  assert.match(
    set[0] ?? "",
    /^__Host-kelisim-session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  );
  assert.match(set[1] ?? "", /^__Host-kelisim-sign-in=; .*Max-Age=0$/);
  const her = await portal.visit("/me/help", { cookie: pairOf(done, SESSION) });
  assert.equal(her.status, 200);
  assert.match(wordsOf(her.html), /Сарбасова Айгүл/);
});

test("the provider is asked with all that keeps an answer from being used by others", async () => {
  const { location = "" } = await portal.visit("/sign-in?to=/me", {
    ...{ host: "evil.example", "accept-language": "ru" },
  });
  const { origin, searchParams: asked } = new URL(location);
  assert.equal(origin, identity.issuer);
  assert.equal(asked.get("redirect_uri"), `${BASE}/sign-in/callback`);
  assert.deepEqual(
    [asked.get("response_type"), asked.get("code_challenge_method"), asked.get("ui_locales")],
    ["code", "S256", "ru"],
  );
  for (const name of ["state", "nonce", "code_challenge"]) {
    assert.ok((asked.get(name) ?? "").length >= 43, name);
    const other = new URL((await portal.visit("/sign-in")).location ?? "");
    assert.notEqual(other.searchParams.get(name), asked.get(name));
  }
});

test("a number that only the UserInfo endpoint tells is enough", async () => {
  const other = await portalOf(await startProvider(true));
  const { cookie, path } = await recognised(other);
  const done = await other.visit(path, { cookie });
  assert.equal(done.location, "/me/help");
});

test("a code serves once, and only the sign-in that it was made for", async () => {
  const [mine, other] = [await recognised(), await recognised()];
  const state = new URLSearchParams(mine.path.split("?")[1]).get("state") ?? "";
  const stolen = new URL(other.path, BASE);
  stolen.searchParams.set("state", state);
  const refused = await portal.visit(`${stolen.pathname}${stolen.search}`, { cookie: mine.cookie });
  assert.deepEqual([refused.location, pairOf(refused, SESSION)], [problem("failed"), ""]);
  const told = await portal.visit(refused.location ?? "");
  assert.match(wordsOf(told.html), /Кіру қызметінен келген жауап расталмады/);
  const first = await portal.visit(mine.path, { cookie: mine.cookie });
  assert.equal(first.status, 303);
  const again = await portal.visit(mine.path, { cookie: mine.cookie });
  assert.deepEqual([again.location, pairOf(again, SESSION)], [problem("failed"), ""]);
});

test("a fault that the provider reports is a page, and nothing of it is repeated", async () => {
  const begun = await portal.visit("/sign-in");
  const state = new URL(begun.location ?? "").searchParams.get("state") ?? "";
  const query = `state=${state}&iss=${encodeURIComponent(identity.issuer)}`;
  const cookie = pairOf(begun, TICKET);
  for (const fault of [
    "error=server_error&error_description=<b>evil</b>",
    ...["error=login_required", "code=", "code=nonsense", ""],
  ]) {
    const seen = await portal.visit(`/sign-in/callback?${query}&${fault}`, { cookie });
    assert.equal(seen.location, "/sign-in/problem?why=failed&to=%2Fme", fault);
    assert.match(cookiesOf(seen)[0] ?? "", /^__Host-kelisim-sign-in=; .*Max-Age=0$/);
  }
  assert.equal((await portal.visit("/sign-in/problem?why=toString")).status, 404);
});

test("a provider that goes away between question and answer is told as that", async () => {
  const passing = await startProvider(false);
  const other = await portalOf(passing);
  const { cookie, path } = await recognised(other);
  await passing.close();
  const { location } = await other.visit(path, { cookie });
  assert.equal(location, problem("away"));
  assert.equal((await other.visit(location ?? "")).status, 503);
});

test("signing out ends the session and forgets the cookie, whatever the provider does", async () => {
  const passing = await startProvider(false);
  const other = await portalOf(passing);
  const { cookie, path } = await recognised(other);
  const session = pairOf(await other.visit(path, { cookie }), SESSION);
  const page = await other.visit("/me/help", { cookie: session });
  await passing.close();
  // Longer than its description of itself is kept.
  clock.advanceDays(1 / 16);
  const token = /name="csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
  const headers = { cookie: session, "content-type": "application/x-www-form-urlencoded" };
  const body = `csrf=${encodeURIComponent(token)}`;
  const out = await other.request("POST", "/sign-out", { ...headers, accept: "text/html" }, body);
  assert.deepEqual([out.status, out.location], [303, "/signed-out"]);
  assert.match(cookiesOf(out)[0] ?? "", /^__Host-kelisim-session=; .*Max-Age=0$/);
  assert.equal((await other.visit("/me/help", { cookie: session })).status, 303);
});

test("a service without a provider says so, and what to do instead", async () => {
  const without = await openPortal(store, clock);
  ends.push(() => without.close());
  const { location = "" } = await without.visit("/me");
  const seen = await without.visit(location, { "accept-language": "ru" });
  assert.equal(seen.status, 503);
  assert.match(wordsOf(seen.html), /Вход в портал ещё не включён.*обратитесь в окно обслуживания/);
});
