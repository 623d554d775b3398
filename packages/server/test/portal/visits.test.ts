import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Store } from "@kelisim/store";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { openPortal, wordsOf } from "../support/portal.ts";
import { openHome } from "../support/service.ts";
import { freshHome, type StoreHome } from "../support/store-home.ts";

let home: StoreHome;
let store: Store;
let portal: Awaited<ReturnType<typeof openPortal>>;
const clock = new FakeClock();

before(async () => {
  home = await freshHome(ONE_ENGINE);
  store = await openHome(home, clock);
  portal = await openPortal(store, clock);
});
after(async () => {
  await portal.close();
  await store.close();
  await home.remove();
});

const pass = (minutes: number): void => clock.advanceDays(minutes / (24 * 60));

test("who is not signed in is sent to the sign-in, with the way back", async () => {
  const seen = await portal.visit("/me/accesses?after=x");
  assert.equal(seen.status, 303);
  assert.equal(seen.location, "/sign-in?to=%2Fme%2Faccesses%3Fafter%3Dx");
});

test("an address that is not there is a page for people and a problem for systems", async () => {
  const page = await portal.visit("/nowhere");
  assert.equal(page.status, 404);
  assert.match(String(page.headers["content-type"]), /^text\/html/);
  const problem = await portal.request("GET", "/nowhere", { accept: "application/json" });
  assert.match(String(problem.headers["content-type"]), /^application\/problem\+json/);
});

test("pages run no script but ours, stand in no frame and are kept nowhere", async () => {
  const { headers } = await portal.visit("/nowhere");
  const policy = String(headers["content-security-policy"]);
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(headers["cache-control"], "no-store");
});

test("the language changes and what was typed comes back until it is sent, only to whoever typed it", async () => {
  const she = await portal.signInAs(newIin(), "Айгүл");
  const somebody = await portal.signInAs(newIin(), "Ерлан");
  const changed = await she.post("/language", {
    language: "ru",
    to: "/me/complain",
    text: "Деректерімді сұраусыз алды",
  });
  assert.equal(changed.status, 303);
  assert.match(String(changed.headers["set-cookie"]), /^kelisim-language=ru;/);
  const back = changed.location ?? "";
  assert.match(back, /^\/me\/complain\?kept=[0-9a-f-]{36}$/);
  assert.doesNotMatch((await somebody.get(back)).html, /Деректерімді сұраусыз алды/);
  assert.match((await she.get(back)).html, /Деректерімді сұраусыз алды/);
  // A page whose answer was lost on the way is asked for again.
  assert.match((await she.get(back)).html, /Деректерімді сұраусыз алды/);
  const elsewhere = back.replace("/me/complain", "/me/ask");
  assert.doesNotMatch((await she.get(elsewhere)).html, /Деректерімді сұраусыз алды/);
});

test("a sign-in ends after half an hour without a visit, and what was typed then is kept", async () => {
  const iin = newIin();
  const she = await portal.signInAs(iin, "Айгүл");
  pass(20);
  assert.equal((await she.get("/me")).status, 200);
  pass(20);
  assert.equal((await she.get("/me")).status, 200);
  pass(31);
  assert.equal((await she.get("/me")).status, 303);
  const foreign = await portal.request(
    "POST",
    "/me/complain",
    { cookie: she.cookie(), "content-type": "application/x-www-form-urlencoded" },
    "csrf=x&text=zwei",
  );
  assert.equal(foreign.status, 401, "an ended session keeps nothing for whoever lacks its token");
  const sent = await she.post("/me/complain?party=pty_0", { text: "Ұзақ шағым" });
  assert.equal(sent.status, 303);
  assert.match(sent.location ?? "", /^\/sign-in\/again\?to=/);
  const back = new URLSearchParams((sent.location ?? "").split("?")[1]).get("to") ?? "";
  assert.match(
    back,
    /^\/me\/complain\?party=pty_0&kept=/,
    "the form comes back about the same thing",
  );
  const again = await portal.signInAs(iin, "Айгүл");
  assert.match((await again.get(back)).html, /Ұзақ шағым/);
});

test("a sign-in ends after twelve hours whatever happens", async () => {
  const she = await portal.signInAs(newIin(), "Айгүл");
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    pass(20);
    assert.equal((await she.get("/me")).status, 200);
  }
  pass(20);
  assert.equal((await she.get("/me")).status, 303);
});

test("an old cookie opens nothing, nor does a changed one", async () => {
  const she = await portal.signInAs(newIin(), "Айгүл");
  const cookie = she.cookie();
  for (const bad of [
    cookie.slice(0, -2),
    `${cookie}A`,
    "kelisim-session=",
    "kelisim-session=AAAA",
  ]) {
    assert.equal((await portal.visit("/me", { cookie: bad })).status, 303);
  }
});

test("a form without its token, or from another site, does nothing", async () => {
  const she = await portal.signInAs(newIin(), "Айгүл");
  const headers = {
    cookie: she.cookie(),
    accept: "text/html",
    "content-type": "application/x-www-form-urlencoded",
  };
  const bare = await portal.request("POST", "/session/keep", headers, "to=%2Fme");
  assert.equal(bare.status, 403);
  const foreign = await portal.request(
    "POST",
    "/session/keep",
    { ...headers, origin: "https://evil.example" },
    "to=%2Fme",
  );
  assert.equal(foreign.status, 403);
  assert.match(wordsOf(foreign.html), /./);
});

test("whoever has no role is shown no console, and a role no other's", async () => {
  const she = await portal.signInAs(newIin(), "Айгүл");
  const seen = await she.get("/admin");
  assert.deepEqual([seen.status, seen.location], [303, "/persona?to=%2Fadmin"]);
});
