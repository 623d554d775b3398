import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { PurposeList } from "@kelisim/protocol";
import { idFrom, type Instant, type PartyId } from "@kelisim/core";
import { claimLanes, planDeliveries, relayFeed, type Db } from "@kelisim/store";
import { bankLine, evaluate, grant } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { onPartyConsole } from "../support/party-console.ts";
import { wordsOf } from "../support/portal.ts";

/** Plans what waits for a party's webhooks, as the deliverer does, and sends nothing. */
async function planned(db: Db, partyId: PartyId, now: Instant): Promise<void> {
  await relayFeed(db, partyId, now);
  const claim = { by: randomUUID(), now, until: now.add({ seconds: 30 }) };
  for (const lane of await claimLanes(db, claim, 10)) {
    await planDeliveries(db, lane, now, () => idFrom("wha", randomUUID()));
  }
}

onPartyConsole(
  "Keys, webhooks and the log of a party",
  (of) => {
    const secretIn = (html: string): string =>
      /(kel_[\w-]+|whsec_[\w+/=]+)/.exec(wordsOf(html))?.[1] ?? assert.fail("no secret");

    test("a key is shown once, works, is exchanged with an overlap and revoked", async () => {
      const { world } = of();
      const developer = await of().as("developer");
      const none = await developer.post("/party/keys", { act: "create", label: "", scopes: [] });
      assert.match(none.html, /href="#f-label".*href="#f-scopes"/s);
      const made = await developer.post("/party/keys", {
        ...{ act: "create", label: "Кредит жүйесі", expires_at: "2027-03-01" },
        scopes: ["consent:read", "registry:write"],
      });
      assert.equal(made.status, 200);
      const secret = secretIn(made.html);
      const api = world.admin.as(secret);
      assert.ok((await api.get<PurposeList>("/v1/purposes")).items.length > 0);
      const list = await developer.get("/party/keys");
      assert.ok(!list.html.includes(secret));
      const words = wordsOf(list.html);
      assert.match(words, /Кредит жүйесі.*Келісімдерді оқу; Мақсаттар мен объектілерді тіркеу/);
      assert.match(words, /2027 жылғы 2 наурыз/);
      assert.doesNotMatch(words, /portal:|key_/);
      const card = list.html.slice(list.html.indexOf("Кредит жүйесі"));
      const id = /name="key" value="(key_\w+)"/.exec(card)?.[1] ?? assert.fail("no key");
      const next = await developer.post("/party/keys", { act: "rotate", key: id });
      assert.match(wordsOf(next.html), /Ескі кілт мына уақытқа дейін жұмыс істейді/);
      assert.notEqual(secretIn(next.html), secret);
      assert.equal((await api.send("GET", "/v1/purposes")).status, 200);
      const ended = await developer.post("/party/keys", { act: "revoke", key: id });
      assert.equal(ended.location, "/party/keys?revoked");
      assert.equal((await api.send("GET", "/v1/purposes")).status, 401);
    });

    test("no console makes a key for the service's own administration, nor touches another party's", async () => {
      const { world } = of();
      const developer = await of().as("developer", world.clinic);
      const forms = await developer.get("/party/keys");
      assert.doesNotMatch(forms.html, /admin:|channel:assisted|oversight:read/);
      const made = await developer.post("/party/keys", {
        ...{ act: "create", label: "x", scopes: ["admin:registry", "admin:erasure"] },
      });
      assert.equal(made.status, 422);
      for (const act of ["rotate", "revoke"]) {
        const foreign = await developer.post("/party/keys", { act, key: world.bank.keyId });
        assert.equal(foreign.status, 404, act);
      }
      assert.equal((await world.bank.api.send("GET", "/v1/purposes")).status, 200);
      const desk = await of().as("developer", world.desk);
      assert.match((await desk.get("/party/keys")).html, /channel:assisted/);
    });

    test("a webhook's secret is shown once; it is disabled, and nothing is sent again then", async () => {
      const developer = await of().as("developer");
      const back = await developer.post("/party/webhooks", {
        ...{ url: "ftp://x", event_types: "consent.granted" },
      });
      assert.match(back.html, /href="#f-url"/);
      const url = "http://127.0.0.1:9/hook";
      const made = await developer.post("/party/webhooks", {
        ...{ url, event_types: ["consent.granted", "duty.opened"] },
      });
      const secret = secretIn(made.html);
      const list = await developer.get("/party/webhooks");
      assert.ok(!list.html.includes(secret));
      assert.match(wordsOf(list.html), /Келісім берілді; Міндет пайда болды/);
      const path = /href="(\/party\/webhooks\/whk_\w+)"/.exec(list.html)?.[1] ?? "";
      assert.match(wordsOf((await developer.get(path)).html), /Әлі ештеңе жіберілмеген/);
      const stranger = await of().as("developer", of().world.clinic);
      assert.equal((await stranger.get(path)).status, 404);
      assert.equal((await stranger.post(path, { act: "disable" })).status, 404);
      // What happens now waits for its first attempt; it can be sent again at once.
      const { world, clock, service } = of();
      await grant(world, bankLine(world), newIin());
      await planned(service.store.db, world.bank.id, clock.now());
      const waiting = await developer.get(path);
      assert.match(wordsOf(waiting.html), /Келісім берілді Кезекте/);
      const attempt = /name="attempt" value="(wha_\w+)"/.exec(waiting.html)?.[1] ?? "";
      const again = await developer.post(path, { act: "replay", attempt });
      assert.equal(again.location, `${path}?replayed`);
      assert.match(wordsOf((await developer.get(path)).html), /Оның орнына қайта жіберілді/);
      const unknown = { act: "replay", attempt: attempt.replaceAll(/\d/g, "0") };
      assert.equal((await developer.post(path, unknown)).status, 404);
      await developer.post(path, { act: "disable" });
      assert.match(wordsOf((await developer.get(path)).html), /Өшірілген/);
      const late = await developer.post(path, { act: "replay", attempt });
      assert.equal(late.status, 422);
    });

    test("a decision says why, by what consent, and what another day's rules would say", async () => {
      const { world } = of();
      const iin = newIin();
      const line = bankLine(world);
      await grant(world, line, iin);
      await evaluate(line, iin, { employee: "<i>Ерлан</i>" });
      await evaluate(line, newIin());
      const officer = await of().as("officer");
      const list = await officer.get("/party/log");
      assert.match(wordsOf(list.html), /Рұқсат берілмеді.*Адамның келісімі жоқ.*Рұқсат берілді/);
      const denied = await officer.get("/party/log?decision=deny");
      assert.doesNotMatch(denied.html.split("<main")[1] ?? "", /tag active/);
      const mine = await officer.post("/party/log", { iin });
      const links = [...mine.html.matchAll(/href="(\/party\/log\/dec_[^"]+)"/g)];
      assert.equal(links.length, 1);
      const path = links[0]?.[1] ?? "";
      const page = await officer.get(path);
      const words = wordsOf(page.html);
      assert.match(words, /Неге рұқсат берілді\?.*Адам осыған келісім берді/);
      assert.match(page.html, /href="\/party\/consents\/con_/);
      assert.match(words, /\$KELISIM_API_KEY.*\$IIN/);
      assert.ok(!page.html.includes(iin), "the number of the person is nowhere");
      assert.ok(!page.html.includes("<i>Ерлан"), "words from outside are text");
      const same = wordsOf((await officer.get(`${path}?at=2026-11-20`)).html);
      assert.match(same, /Шешім өзгермес еді/);
      const other = wordsOf((await officer.get(`${path}?at=2031-01-10`)).html);
      assert.match(other, /Шешім басқаша болар еді.*Келісімнің мерзімі аяқталды/);
      const stranger = await of().as("officer", world.clinic);
      assert.equal((await stranger.get(path)).status, 404);
    });
  },
  { allowPrivateWebhooks: true },
);
