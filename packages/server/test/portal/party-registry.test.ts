import assert from "node:assert/strict";
import { test } from "node:test";
import type { DigitalObjectList } from "@kelisim/protocol";
import { ask, bankLine, grant, withdraw } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { onPartyConsole } from "../support/party-console.ts";
import { wordsOf } from "../support/portal.ts";
import { registerPurpose } from "../support/world.ts";

onPartyConsole("Objects, staff and the first page of a party", (of) => {
  test("an object is registered with the party's own number, and closed", async () => {
    const { world } = of();
    const developer = await of().as("developer");
    const names = { name_kk: "Архив", name_ru: "Архив", name_en: "Archive" };
    const fields = { ...names, act: "create", categories: ["income"], storage_country: "kz" };
    const wrong = await developer.post("/party/objects", { ...fields, operator_id: "1" });
    assert.match(wrong.html, /href="#f-operator_id"/);
    const bureau = await developer.post("/party/objects", {
      ...{ ...fields, operator_id: world.bureau.bin },
    });
    assert.match(wordsOf(bureau.html), /қажетті рөлі жоқ/);
    const made = await developer.post("/party/objects", { ...fields, confidential: "yes" });
    assert.equal(made.location, "/party/objects?made", wordsOf(made.html));
    const { items } = await world.bank.api.get<DigitalObjectList>("/v1/digital-objects");
    const object = items.find(({ name }) => name.en === "Archive");
    assert.ok(object !== undefined && object.owner_id === world.bank.id);
    const closed = await developer.post("/party/objects", { act: "close", object: object.id });
    assert.equal(closed.location, "/party/objects?closed");
    const stranger = await of().as("developer", world.clinic);
    const foreign = { act: "close", object: world.objects.bank };
    assert.equal((await stranger.post("/party/objects", foreign)).status, 404);
  });

  test("the first page says what is due by role, and how to come to a first decision", async () => {
    const { world } = of();
    const officer = await of().as("officer");
    await withdraw(world.desk.api, await grant(world, bankLine(world), newIin()));
    await ask(bankLine(world), newIin());
    const officers = wordsOf((await officer.get("/party")).html);
    assert.match(officers, /Өңдеуді тоқтату.*Жауап күтіп тұрған сұраулар.*Несие беру/);
    assert.doesNotMatch(officers, /curl/);
    const developers = wordsOf((await (await of().as("developer")).get("/party")).html);
    assert.match(developers, /Кілт жасаңыз.*consent-requests.*access\/v1\/evaluation/);
    assert.doesNotMatch(developers, /Мерзімі жақын міндеттер/);
    const clerk = await (await of().as("clerk", world.desk)).get("/party");
    assert.match(clerk.html, /href="\/party\/desk"/);
  });

  test("automated processes stand as their purposes declare them", async () => {
    const developer = await of().as("developer");
    assert.match(wordsOf((await developer.get("/party/automated")).html), /Мұндай мақсат жоқ/);
    const { world } = of();
    const words = (kk: string) => ({ kk, ru: "Система решает", en: "The system decides" });
    await registerPurpose(world.bank, world.objects.bank, {
      ...{ code: "auto", actions: ["process", "automated-decision"] },
      automated: {
        ...{ affects_rights: true, procedure: words("Жүйе ұпай санайды") },
        ...{ consequences: words("Несие берілмеуі мүмкін"), protection: words("Шағымданыңыз") },
      },
    });
    const page = wordsOf((await developer.get("/party/automated")).html);
    assert.match(page, /адамның келісіміне.*Жүйе ұпай санайды.*Несие берілмеуі/);
  });

  test("an administrator gives a role by number and name, and ends it; never her own, never the service's", async () => {
    const { world } = of();
    const administrator = await of().as("administrator");
    const iin = newIin();
    const wrong = await administrator.post("/party/staff", { act: "give", iin: "1" });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /href="#f-iin".*href="#f-name".*href="#f-role"/s);
    const give = { act: "give", iin, name: "Мәдина Оспан", role: "officer" };
    const provider = { ...give, role: "provider" };
    assert.equal((await administrator.post("/party/staff", provider)).status, 422);
    assert.equal((await administrator.post("/party/staff", give)).location, "/party/staff?given");
    const page = await administrator.get("/party/staff");
    assert.ok(!page.html.includes(iin));
    assert.match(wordsOf(page.html), /Мәдина Оспан Жауапты қызметкер/);
    const officer = await of().as("officer", world.bank, iin);
    assert.equal((await officer.get("/party/duties")).status, 200);
    const row = page.html.slice(page.html.indexOf("Мәдина"));
    const roleId = /name="role_id" value="([^"]+)"/.exec(row)?.[1] ?? assert.fail("no role");
    const stranger = await of().as("administrator", world.clinic);
    const foreign = await stranger.post("/party/staff", { act: "end", role_id: roleId });
    assert.equal(foreign.status, 404);
    await administrator.post("/party/staff", { act: "end", role_id: roleId });
    assert.equal((await officer.get("/party/duties")).status, 303, "the role ends at once");
    assert.match(wordsOf((await administrator.get("/party/staff")).html), /Қашан аяқталды/);
    assert.match(wordsOf((await administrator.get("/party/staff")).html), /Бұл – сіз/);
  });

  test("every page of the console is there for its roles, in three languages, without a raw id", async () => {
    const { world } = of();
    await ask(bankLine(world), newIin());
    const administrator = await of().as("administrator");
    const paths = ["", "/duties", "/requests", "/requests/new", "/consents", "/purposes"];
    const more = ["/purposes/new", "/objects", "/keys", "/webhooks", "/log", "/automated"];
    for (const path of [...paths, ...more, "/staff", "/bulk"]) {
      for (const language of ["kk", "ru", "en"]) {
        const cookie = `${administrator.cookie()}; kelisim-language=${language}`;
        const seen = await of().portal.visit(`/party${path}`, { cookie });
        assert.equal(seen.status, 200, path);
        assert.match(seen.html, new RegExp(`<html lang="${language}"`));
        // Commands to copy name records, as programs do.
        const words = wordsOf(seen.html.replaceAll(/<pre.*?<\/pre>/gs, ""));
        assert.doesNotMatch(words, /\b(con|req|pty|pur|obj|key)_[0-9a-f]{8}/, path);
      }
    }
  });
});
