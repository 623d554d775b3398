import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { legalDayOf, parseIin } from "@kelisim/core";
import { askListedPeople, createIdSource, makeContext, STAFF_SCOPES } from "@kelisim/server";
import { ensureSubject, grantRole, type StaffRoleName } from "@kelisim/store";
import type { Page } from "playwright-core";
import { bankLine, grant, PAPER, withdraw } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { openBrowserPortal, saidBy, type BrowserPortal } from "../support/portal-browser.ts";
import { testConfig } from "../support/service.ts";
import { buildWorld, type World } from "../support/world.ts";

const person = (name: string) => ({ iin: newIin(), name });
const [OFFICER, DEVELOPER] = [person("Серік Айгүл"), person("Оспан Ерлан")];
const PEOPLE = [OFFICER, DEVELOPER];

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("button", { name }).first().click();
const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("link", { name }).first().click();

/** Chooses a document; the page computes its hash and keeps it to itself. */
async function hashInto(page: Page): Promise<void> {
  const file = { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("құжат") };
  await page.locator("[data-sha256-into] input").setInputFiles(file);
  await page.waitForFunction(
    "document.querySelector('[name=evidence_sha256]').value.length === 64",
  );
}

describe("those who work for a party use its console in their browser", () => {
  let portal: BrowserPortal;
  let world: World;
  const ends: (() => unknown)[] = [];

  const give = async (iin: string, role: StaffRoleName): Promise<void> => {
    const { store } = portal.service;
    const read = parseIin(iin);
    assert.ok(read.ok);
    await grantRole(store.db, store.ring, {
      subjectId: await ensureSubject(store.db, store.ring, read.iin),
      ...{ partyId: world.bank.id, role, name: "Қызметкер", scopes: STAFF_SCOPES[role] },
      ...{ grantedBy: undefined, at: portal.clock.now() },
    });
  };

  before(async () => {
    portal = await openBrowserPortal({ after: (end) => ends.push(end) }, { people: PEOPLE });
    world = await buildWorld(portal.service);
    await give(OFFICER.iin, "officer");
    await give(DEVELOPER.iin, "developer");
  });
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });

  /** Signs in, takes the role on, and comes to a page. */
  async function at(who: { iin: string }, path: string, javaScript: boolean): Promise<Page> {
    const page = await portal.newPage({ javaScript });
    await portal.signIn(page, who.iin, path);
    if (new URL(page.url()).pathname === "/persona") {
      await page.getByLabel(/Тұмар банкі/).check();
      await page.locator("main form button").first().click();
    }
    await portal.open(page, path);
    return page;
  }

  for (const javaScript of [true, false]) {
    const how = javaScript ? "with" : "without";

    test(`a duty explains its date and is discharged in time and late, ${how} scripts`, async () => {
      for (const late of [false, true]) {
        const paper = { ...PAPER, signed_on: legalDayOf(portal.clock.now()) };
        const answer = { confirmation: paper };
        await withdraw(world.desk.api, await grant(world, bankLine(world), newIin(), { answer }));
        if (late) portal.clock.advanceDays(40);
        const page = await at(OFFICER, "/party", javaScript);
        await follow(page, "Өңдеуді тоқтату");
        await page.getByText("Бұл күн қалай есептелді?").click();
        await page.getByText("есептеу келесі жұмыс күнінен басталады").waitFor();
        if (javaScript) await hashInto(page);
        await page.getByLabel("Өңдеу тоқтатылды").check();
        await page.getByLabel("Жойылды", { exact: true }).check();
        await press(page, "Орындалды деп белгілеу");
        const said = await saidBy(page);
        assert.match(said, late ? /Мерзімнен кеш орындалды/ : /Мерзімінде орындалды/);
      }
    });

    test(`a person is asked, and the word and the address to tell her are there, ${how} scripts`, async () => {
      const page = await at(OFFICER, "/party/requests/new", javaScript);
      await page.getByLabel("Адамның ЖСН нөмірі").fill("1");
      await press(page, "Сұрау жіберу");
      assert.match(await saidBy(page), /Мына жерлерді түзетіңіз.*ЖСН нөмірі қате/);
      const iin = newIin();
      await page.getByLabel("Адамның ЖСН нөмірі").fill(iin);
      await page.locator("[name=purpose_id]").selectOption(world.purposes.scoring);
      await press(page, "Сұрау жіберу");
      assert.match(await saidBy(page), /Сұрау жіберілді.*Салыстыру сөзі: \S+.*\/answer\/req_/);
      assert.ok(!page.url().includes(iin));
      await press(page, "Сұрауды қайтарып алу");
      assert.match(await saidBy(page), /Сұрау қайтарып алынды/);
    });

    test(`a purpose is written in three languages beside its preview, ${how} scripts`, async () => {
      const page = await at(DEVELOPER, "/party/purposes/new", javaScript);
      await page.locator("[name=template]").selectOption("solvency");
      await press(page, "Үлгіні қолдану");
      await page.getByLabel("Атауы қазақша").fill("Кепілді бағалау");
      if (!javaScript) await press(page, "Алдын ала көру");
      const preview = page.locator("[data-preview]");
      assert.match(await preview.innerText(), /Кепілді бағалау/);
      assert.equal(await page.getByLabel("Атауы қазақша").inputValue(), "Кепілді бағалау");
      await page.locator("[name=code]").fill(`pledge-${how}`);
      await page.locator(`[name=object_ids][value=${world.objects.bank}]`).check();
      await page.locator("[name=term_unit]").selectOption("Y");
      await page.locator("[name=term_count]").fill("9");
      await press(page, "Мақсатты тіркеу");
      assert.match(await saidBy(page), /Үлгінің ең ұзақ мерзімінен асады/);
      await page.locator("[name=term_count]").fill("1");
      await press(page, "Мақсатты тіркеу");
      assert.match(await saidBy(page), /Кепілді бағалау.*Мақсат тіркелді/);
    });

    test(`a key is shown once, ${how} scripts`, async () => {
      const page = await at(DEVELOPER, "/party/keys", javaScript);
      await page.getByLabel("Кілттің атауы").fill(`Жүйе ${how}`);
      await page.getByLabel("Келісім сұрау").check();
      await press(page, "Кілт жасау");
      const secret = (await page.locator("pre code").first().innerText()).trim();
      assert.match(secret, /^kel_/);
      await follow(page, "Кілттер тізіміне оралу");
      assert.ok(!(await page.content()).includes(secret));
      assert.match(await saidBy(page), new RegExp(`Жүйе ${how}`));
    });

    test(`many people are asked by a list, with progress, ${how} scripts`, async () => {
      const page = await at(OFFICER, "/party/bulk", javaScript);
      const list = [newIin(), "123", newIin()].join("\n");
      if (javaScript) {
        const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(list) };
        await page.locator("[data-text-into] input").setInputFiles(file);
        await page.waitForFunction("document.querySelector('[name=numbers]').value !== ''");
      } else {
        await page.getByLabel("Нөмірлер тізімі").fill(list);
      }
      await page.locator("[name=purpose_id]").selectOption(world.purposes.scoring);
      await press(page, "Сұрауларды жіберу");
      assert.match(await saidBy(page), /Жіберілуде.*1 \/ 3/);
      const { store } = portal.service;
      const ids = createIdSource(portal.clock);
      const ctx = makeContext({ config: testConfig(), store, clock: portal.clock, ids });
      await askListedPeople(ctx, new AbortController().signal);
      if (javaScript) await page.getByText("Аяқталды").waitFor();
      else await follow(page, "Бетті жаңарту");
      assert.match(await saidBy(page), /Аяқталды.*3 \/ 3.*2 ЖСН нөмірі қате/);
    });
  }
});
