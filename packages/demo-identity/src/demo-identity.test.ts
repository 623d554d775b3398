import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as client from "openid-client";
import { startDemoIdentity, type DemoIdentity } from "./index.ts";

const BACK = "http://127.0.0.1:9/sign-in/callback";
const PEOPLE: readonly DemoIdentity[] = [
  { iin: "880417499000", name: "Сарбасова Айкөркем" },
  {
    iin: "791102399001",
    name: "<b>Жанбырбай</b>",
    note: { kk: "Банк қызметкері", ru: "Сотрудник банка", en: "Bank officer" },
    level: "low",
  },
];

async function start(t: TestContext) {
  const given = { people: PEOPLE, clientId: "kelisim", clientSecret: "s".repeat(40) };
  const running = await startDemoIdentity({
    ...given,
    redirectUris: () => [BACK],
    port: 0,
    host: "127.0.0.1",
  });
  t.after(() => running.close());
  const config = await client.discovery(
    new URL(running.issuer),
    given.clientId,
    undefined,
    client.ClientSecretBasic(given.clientSecret),
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
  );
  return { ...running, config };
}

/** Follows the provider as a browser without scripts does. */
class Visitor {
  readonly #cookies = new Map<string, string>();

  async open(url: URL | string, form?: Readonly<Record<string, string>>) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie, accept: "text/html", "accept-language": "kk" },
      ...(form !== undefined && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const location = response.headers.get("location");
    const to = new URL(location ?? "no:where", url);
    return { status: response.status, headers: response.headers, to, html: await response.text() };
  }
}

async function ask(config: client.Configuration, more: Readonly<Record<string, string>> = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: BACK,
    scope: "openid profile",
    state: "the-state",
    nonce: "the-nonce",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...more,
  });
  const checks = {
    pkceCodeVerifier: verifier,
    expectedState: "the-state",
    expectedNonce: "the-nonce",
  };
  return { url, checks };
}

/** From the start to the list of people. */
async function toTheList(visitor: Visitor, url: URL) {
  const { to } = await visitor.open(url);
  assert.match(to.pathname ?? "", /^\/interaction\//);
  return to;
}

test("a chosen person comes back with number, name and level in a signed token", async (t) => {
  const { config } = await start(t);
  const visitor = new Visitor();
  const { url, checks } = await ask(config);
  const list = await toTheList(visitor, url);
  const page = await visitor.open(list);
  assert.match(page.html, /<html lang="kk">/);
  assert.match(page.html, /ойдан шығарылған/);
  assert.match(page.html, /&lt;b&gt;Жанбырбай/);
  assert.doesNotMatch(page.html, /<script/);
  const chosen = await visitor.open(list, { person: "1" });
  const resumed = await visitor.open(chosen.to);
  assert.equal(resumed.to.href.split("?")[0], BACK);
  const tokens = await client.authorizationCodeGrant(config, resumed.to, checks);
  const { iin, name, acr, sub } = tokens.claims() as client.IDToken;
  assert.deepEqual(
    [iin, name, acr, sub],
    [PEOPLE[1]?.iin, PEOPLE[1]?.name, "low", "demo-person-2"],
  );
});

test("whoever cancels comes back without a code; who signs in again is asked again", async (t) => {
  const { config } = await start(t);
  const visitor = new Visitor();
  const first = await toTheList(visitor, (await ask(config)).url);
  const cancelled = await visitor.open((await visitor.open(first, { cancel: "1" })).to);
  assert.equal(cancelled.to.searchParams.get("error"), "access_denied");
  for (let time = 0; time < 2; time += 1) {
    const list = await toTheList(visitor, (await ask(config)).url);
    const { to } = await visitor.open((await visitor.open(list, { person: "0" })).to);
    assert.equal(to.searchParams.has("code"), true);
  }
});

test("the page speaks the language that the service wants", async (t) => {
  const { config } = await start(t);
  for (const [language, words] of [
    ["ru", "Сотрудник банка"],
    ["en", "Bank officer"],
  ] as const) {
    const visitor = new Visitor();
    const list = await toTheList(visitor, (await ask(config, { ui_locales: language })).url);
    const { html } = await visitor.open(list);
    assert.match(html, new RegExp(`<html lang="${language}">`));
    assert.match(html, new RegExp(words));
  }
});

test("signing out leads back to the service at once, and to nobody else", async (t) => {
  const { config, issuer } = await start(t);
  const visitor = new Visitor();
  const list = await toTheList(visitor, (await ask(config)).url);
  await visitor.open((await visitor.open(list, { person: "0" })).to);
  const back = new URL("/signed-out", BACK).href;
  const out = client.buildEndSessionUrl(config, { post_logout_redirect_uri: back, state: "x" });
  const { to } = await visitor.open(out);
  assert.equal(to.href, `${back}?state=x`);
  const foreign = { post_logout_redirect_uri: "https://elsewhere.example/" };
  const refused = await visitor.open(client.buildEndSessionUrl(config, foreign));
  assert.equal(refused.status, 400);
  assert.match(refused.html, /кіруді қайта бастаңыз/);
  assert.doesNotMatch(refused.html, /elsewhere/);
  assert.equal((await visitor.open(`${issuer}/interaction/none`)).status, 400);
});
