import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { FakeClock } from "../support/fake-clock.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { wordsOf } from "../support/portal.ts";
import { sessionFor } from "../support/portal-session.ts";
import { startService, type Service } from "../support/service.ts";
import { buildPortalWorld, type PortalWorld, type Who } from "./portal-world.ts";
import { SAMPLE_PAGES, type SamplePage } from "./sample-pages.ts";

const EXPIRED = "/sign-in/problem?why=expired&to=%2Fme";
const FORM = "application/x-www-form-urlencoded";

let service: Service;
let world: PortalWorld;

before(async () => {
  const clock = new FakeClock();
  service = await startService({ clock, portal: true });
  world = await buildPortalWorld(service, clock);
});
after(() => service.close());

type Sent = {
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

async function send(path: string, { cookie, headers, body }: Sent = {}) {
  const response = await fetch(service.url + path, {
    redirect: "manual",
    ...(body !== undefined && { method: "POST", body }),
    headers: {
      accept: "text/html",
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { "content-type": FORM }),
      ...headers,
    },
  });
  const html = await response.text();
  const location = response.headers.get("location") ?? undefined;
  return { status: response.status, headers: response.headers, location, html };
}

const open = async (path: string, who: Who) => send(path, { cookie: await world.cookieOf(who) });

const tokenIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";

const withId = (page: SamplePage): boolean =>
  /\/[a-z]{3}_/.test(page.path(world).split("?")[0] ?? "");

/** Pages that are somebody's alone. */
const pagesOf = (...who: readonly Who[]): readonly SamplePage[] =>
  SAMPLE_PAGES.filter(({ as }) => who.includes(as));

describe("forms", () => {
  /** Every page that takes a form, with its path as it would be called. */
  async function formPaths(): Promise<readonly string[]> {
    const { PORTAL_ROUTES } = await import("../../src/portal/portal.ts");
    const { ids } = world;
    return PORTAL_ROUTES.filter(({ post }) => post !== undefined).map(({ path }) =>
      path.replace(":id", path.includes("duties") ? ids.duty : ids.consent),
    );
  }

  test("without the session's token, or with another session's, do nothing anywhere", async () => {
    const cookie = await world.cookieOf("person");
    const foreign = tokenIn((await open("/me", "stranger")).html);
    assert.notEqual(foreign, "");
    const paths = await formPaths();
    assert.ok(paths.length > 10);
    for (const path of paths) {
      for (const body of ["a=1", "csrf=", `csrf=${foreign}`, `csrf=${foreign}&csrf=x`]) {
        assert.equal((await send(path, { cookie, body })).status, 403, `${path} ${body}`);
      }
    }
  });

  test("from another site do nothing anywhere, even with the right token", async () => {
    const cookie = await world.cookieOf("person");
    const body = `csrf=${tokenIn((await open("/me", "person")).html)}`;
    for (const path of await formPaths()) {
      for (const headers of [
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin: service.url.replace("http:", "https:").replace("127.0.0.1", "127.0.0.2") },
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site" },
      ]) {
        const { status } = await send(path, { cookie, body, headers });
        assert.equal(status, 403, `${path} ${JSON.stringify(headers)}`);
      }
    }
    assert.equal((await open("/me", "person")).status, 200, "and she was not signed out");
  });

  test("that no browser sends are refused as a page, and leave the service well", async () => {
    const cookie = await world.cookieOf("person");
    const csrf = tokenIn((await open("/me", "person")).html);
    const many = Array.from({ length: 6000 }, (_, index) => `f${index}=1`).join("&");
    for (const [body, headers] of [
      [`csrf=${csrf}&text=${"x".repeat(1_100_000)}`, {}],
      [`csrf=${csrf}&${many}`, {}],
      [JSON.stringify({ csrf }), { "content-type": "application/json" }],
      [`csrf=${csrf}`, { "content-type": "text/plain" }],
      [
        `--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--x--`,
        { "content-type": "multipart/form-data; boundary=x" },
      ],
    ] as const) {
      const { status, html } = await send("/me/complain", { cookie, body, headers });
      assert.ok(status >= 400 && status < 500, `${body.slice(0, 40)} gave ${status}`);
      assert.match(html, /<html lang="kk"/);
      assert.doesNotMatch(html, /FST_|Error:| at /);
    }
    const odd = `csrf=${csrf}&text=%00%ff%fe%E2%80&party=%5B%5D&__proto__=1&constructor=2&text=zwei`;
    const { status } = await send("/me/complain", { cookie, body: odd });
    assert.ok(status < 500, `${status}`);
  });
});

describe("pages", () => {
  test("run no script and no style but the service's own, in no frame, kept by nobody", async () => {
    for (const { path, as } of SAMPLE_PAGES) {
      const { headers, html } = await open(path(world), as);
      const policy = headers.get("content-security-policy") ?? "";
      const rules = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0], rule]));
      assert.equal(rules.get("default-src"), "default-src 'none'", path(world));
      assert.equal(rules.get("script-src"), "script-src 'self'");
      assert.equal(rules.get("style-src"), "style-src 'self'");
      assert.equal(rules.get("frame-ancestors"), "frame-ancestors 'none'");
      assert.equal(rules.get("base-uri"), "base-uri 'none'");
      assert.doesNotMatch(policy, /unsafe|\*|https?:/);
      assert.equal(headers.get("cache-control"), "no-store");
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.doesNotMatch(
        html,
        /<script(?![^>]* src="\/assets\/)|<style| style="| on[a-z]+="|javascript:/i,
      );
    }
  });

  test("of somebody else are not there, and say nothing of whether they are anywhere", async () => {
    const own = pagesOf("person").filter(withId);
    assert.ok(own.length > 8);
    for (const { path } of own) {
      const foreign = await open(path(world), "stranger");
      assert.equal(foreign.status, 404, path(world));
      const unknown = path(world).replace(/_[\w-]{8}/, "_00000000");
      const missing = await open(unknown, "stranger");
      assert.equal(missing.status, 404, unknown);
      assert.equal(wordsOf(missing.html), wordsOf(foreign.html), unknown);
    }
    for (const { path } of pagesOf("person").filter((page) => !withId(page))) {
      const { html } = await open(path(world), "stranger");
      assert.doesNotMatch(html, /Тұмар банкі|Шипа емханасы|Сарбасова/, path(world));
    }
  });

  test("of somebody else take no form", async () => {
    const { ids } = world;
    const cookie = await world.cookieOf("stranger");
    const body = `csrf=${tokenIn((await open("/me", "stranger")).html)}&answer=grant&sure=1`;
    for (const path of [
      `/me/requests/${ids.request}`,
      `/me/consents/${ids.consent}/withdraw`,
      `/me/consents/${ids.consent}/not-me`,
    ]) {
      assert.equal((await send(path, { cookie, body })).status, 404, path);
    }
    const end = `/me/representatives/${world.child.representationId}/end`;
    assert.equal((await send(end, { cookie, body })).location, "/me/representatives");
    assert.match((await open("/me", "parent")).html, /name="csrf"/, "and it stands as before");
    const { clinic } = world.world;
    const persona = { role: "officer", partyId: clinic.id } as const;
    const officer = { iin: newIin(), name: "Басқа ұйымның қызметкері" };
    const secret = await sessionFor(service.store, world.clock, officer, persona);
    const foreign = `kelisim-session=${secret}`;
    const csrf = tokenIn((await send("/party/duties", { cookie: foreign })).html);
    const discharge = `csrf=${csrf}&outcome=upheld&text=x`;
    const duty = `/party/duties/${ids.duty}`;
    assert.equal((await send(duty, { cookie: foreign, body: discharge })).status, 404);
  });

  test("of another organisation are not there for its staff", async () => {
    // A body that is no party to anything of hers; recipients may see what they got.
    const { stateBody } = world.world;
    const own = pagesOf("officer", "developer", "administrator").filter(withId);
    const persona = { role: "administrator", partyId: stateBody.id } as const;
    const she = { iin: newIin(), name: "Басқа ұйымның әкімшісі" };
    const cookie = `kelisim-session=${await sessionFor(service.store, world.clock, she, persona)}`;
    for (const { path } of own) {
      assert.equal((await send(path(world), { cookie })).status, 404, path(world));
    }
  });

  test("of a role are for that role alone, and for nobody who is not signed in", async () => {
    const sorts: readonly (readonly [Who, readonly Who[]])[] = [
      ["person", ["officer", "analyst", "provider"]],
      ["officer", ["person", "clerk", "analyst", "provider"]],
      ["analyst", ["person", "officer", "clerk", "administrator"]],
      ["provider", ["person", "officer", "analyst", "administrator"]],
    ];
    for (const [owner, others] of sorts) {
      for (const { path } of pagesOf(owner).filter((page) => page.path(world) !== "/persona")) {
        const shown = path(world);
        const nobody = await open(shown, "nobody");
        const way = `/sign-in?to=${encodeURIComponent(shown.split("?")[0] ?? "")}`;
        assert.ok(nobody.location?.startsWith(way), nobody.location);
        assert.equal(nobody.html, "");
        for (const who of others) {
          // Everybody of a party begins there.
          if (who === "clerk" && shown === "/party") continue;
          const { status, html } = await open(shown, who);
          assert.equal(status, 303, `${shown} as ${who}`);
          assert.equal(html, "");
        }
      }
    }
  });
});

describe("what a browser sends along", () => {
  test("a cookie that this service did not make opens nothing and breaks nothing", async () => {
    const cookie = (await world.cookieOf("person")) ?? "";
    const value = cookie.split("=")[1] ?? "";
    const flipped = `${value.slice(0, 20)}${value[20] === "A" ? "B" : "A"}${value.slice(21)}`;
    for (const bad of [
      value.slice(0, -3),
      `${value}A`,
      flipped,
      "",
      "AAAA",
      "%00",
      "ә",
      value.repeat(60),
    ]) {
      const sent = encodeURI(bad);
      const { status } = await send("/me", { cookie: `kelisim-session=${sent}` });
      assert.equal(status, 303, sent.slice(0, 30));
      const ticket = await send("/sign-in/callback?state=x&code=y", {
        cookie: `kelisim-sign-in=${sent}`,
      });
      assert.equal(ticket.location, EXPIRED, sent.slice(0, 30));
    }
    // A session's secret is no ticket of a sign-in, and the first cookie of a name counts.
    const swapped = { cookie: `kelisim-sign-in=${value}` };
    assert.equal((await send("/sign-in/callback?state=x", swapped)).location, EXPIRED);
    assert.equal((await send("/me", { cookie: `kelisim-session=x; ${cookie}` })).status, 303);
  });

  test("no field and no header gets into a header of the answer", async () => {
    const cookie = await world.cookieOf("person");
    const csrf = tokenIn((await open("/me", "person")).html);
    for (const to of [
      "/me%0d%0aset-cookie:%20a=1",
      "//evil.example",
      "https://evil.example",
      "/%5Cevil.example",
    ]) {
      for (const path of ["/language", "/session/keep", "/persona"]) {
        const body = `csrf=${csrf}&to=${to}&language=ru%0d%0ax:y&persona=self`;
        const { location = "", headers } = await send(path, { cookie, body });
        assert.match(location, /^\/(?![/\\])[!-~]*$/, `${path} ${to}`);
        assert.doesNotMatch(headers.get("set-cookie") ?? "", /a=1|x:y/);
      }
      const { location = "/" } = await send(`/me/settings?to=${to}`);
      assert.match(location, /^\/sign-in\?to=%2Fme%2Fsettings/);
    }
    const odd = {
      "accept-language": "xx-'\"<script>,ru;q=0.1",
      cookie: "kelisim-language=<script>",
    };
    const { html } = await send("/", { headers: odd });
    assert.match(html, /<html lang="kk"/);
    assert.doesNotMatch(html, /<script>/);
  });

  test("an address with odd letters is a page that is not there", async () => {
    for (const path of [
      "/me/consents/%00",
      "/me/consents/..%2f..%2fadmin",
      "/me//",
      "/me/consents/con_x%27--",
      `/me/consents/${"x".repeat(3000)}`,
      "/party/duties/%FF",
    ]) {
      const { status } = await open(path, path.startsWith("/party") ? "officer" : "person");
      assert.ok([400, 404, 414].includes(status), `${path.slice(0, 40)} gave ${status}`);
    }
  });
});
