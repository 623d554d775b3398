import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { addDays, legalDayOf, parseIin } from "@kelisim/core";
import type { RightsCallAnswer } from "@kelisim/protocol";
import { STAFF_SCOPES } from "@kelisim/server";
import { ensureSubject, grantRole } from "@kelisim/store";
import type { Page } from "playwright-core";
import { logRows } from "../../../store/test/support/log-rows.ts";
import { newBin, newIin } from "../support/fictitious-numbers.ts";
import { openBrowserPortal, saidBy, type BrowserPortal } from "../support/portal-browser.ts";
import { buildWorld, type World } from "../support/world.ts";

const PROVIDER = { iin: newIin(), name: "Дәурен Әлім" };
const ANALYSTS = [
  { iin: newIin(), name: "Сәуле Қуанышқызы" },
  { iin: newIin(), name: "Ерлан Мұратұлы" },
] as const;
const COMPLAINT = "Банк деректерімді неге сұрағанын айтпады.";
const REASON = "2026 жылғы 20 қарашадағы № 7 тексеру";

/** A bank that asked in vain about many, and one person who complained of it. */
async function settle({ service, clock }: BrowserPortal, world: World): Promise<void> {
  const { store, admin } = service;
  const read = parseIin(PROVIDER.iin);
  if (!read.ok) throw new Error("no IIN");
  await grantRole(store.db, store.ring, {
    subjectId: await ensureSubject(store.db, store.ring, read.iin),
    ...{ partyId: admin.partyId, role: "provider", name: PROVIDER.name },
    ...{ scopes: STAFF_SCOPES.provider, grantedBy: undefined, at: clock.now() },
  });
  const day = addDays(legalDayOf(clock.now()), -2);
  await logRows(
    store,
    Array.from({ length: 9 }, (_none, person) => ({ day, person, bin: world.bank.bin })),
  );
  await logRows(
    store,
    [1, 2].map((person) => ({ day, person, bin: world.bureau.bin })),
  );
  await world.desk.api.post<RightsCallAnswer>("/v1/complaints", {
    ...{ iin: newIin(), party_id: world.bank.id, text: COMPLAINT, addressee: "authorised-body" },
  });
}

const titleOf = (page: Page): Promise<string> => page.locator("h1").innerText();
const press = (page: Page, name: string) => page.getByRole("button", { name }).last().click();

/** Signs somebody in and chooses her only role. */
async function enter(portal: BrowserPortal, page: Page, iin: string, to: string): Promise<void> {
  await portal.signIn(page, iin, to);
  await page.getByLabel("Қызметкер ретінде").check();
  await press(page, "Жалғастыру");
  await page.waitForURL(portal.url + to);
}

/** The provider registers the body and gives it an analyst. */
async function registerBody(portal: BrowserPortal, page: Page, who: number): Promise<void> {
  await enter(portal, page, PROVIDER.iin, "/admin");
  assert.ok((await saidBy(page)).includes("Қызмет жұмысқа дайын."));
  await portal.open(page, "/admin/parties/new");
  await page.getByLabel("БСН", { exact: true }).fill(newBin());
  await press(page, "Ұйымды тіркеу");
  assert.ok((await saidBy(page)).includes("БСН қалай расталғанын таңдаңыз."));
  for (const language of ["қазақша", "орысша", "ағылшынша"]) {
    await page.getByLabel(`Атауы ${language}`).fill(`Дербес деректер комитеті ${who}`);
  }
  await page.getByLabel("мемлекеттік", { exact: true }).check();
  await page.getByLabel("Уәкілетті орган").check();
  await page.getByLabel("Әкімші құжатын тексерді").check();
  await page.getByLabel("Құжаттың нөмірі мен күні").fill("№ 15 бұйрық, 2026 жылғы 3 қараша");
  await press(page, "Ұйымды тіркеу");
  await page.waitForURL(/\/admin\/parties\/pty_\w+\?said=registered$/);
  const party = await saidBy(page);
  assert.ok(party.includes("Әкімші құжатын тексерді: № 15 бұйрық, 2026 жылғы 3 қараша"), party);
  await page.getByLabel("Уәкілетті орган талдаушысы").check();
  await page.getByLabel("Адамның ЖСН нөмірі").fill(ANALYSTS[who]?.iin ?? "");
  await page.getByLabel("Аты-жөні").fill(ANALYSTS[who]?.name ?? "");
  await press(page, "Рөл беру");
  await page.waitForURL(/said=role$/);
  assert.ok((await saidBy(page)).includes(`${ANALYSTS[who]?.name} Уәкілетті орган талдаушысы`));
}

/** From the overview to a figure, its file, and the records behind it. */
async function lookAt(page: Page, world: World): Promise<void> {
  const home = await saidBy(page);
  assert.ok(home.includes(`Тұмар банкі БСН ${world.bank.bin} 9`), home);
  // Two people stand behind this one.
  assert.ok(home.includes(`Несие бюросы БСН ${world.bureau.bin} аз, көрсетілмейді`), home);
  await page.getByRole("link", { name: /Толық көру.*Рұқсат берілмеген/ }).click();
  assert.equal(await titleOf(page), "Рұқсат берілмеген сұраулар");
  await page.getByLabel("Ұйымның БСН нөмірі").fill(PROVIDER.iin);
  await press(page, "Көрсету");
  assert.ok((await saidBy(page)).includes("Адамның нөмірін жазуға болмайды."));
  assert.ok(!page.url().includes(PROVIDER.iin));
  await page.getByLabel("Ұйымның БСН нөмірі").fill(world.bank.bin);
  await press(page, "Көрсету");
  await page.waitForURL(/\/oversight\/denied\?.*bin=/);
  const shown = await saidBy(page);
  assert.ok(
    shown.includes(`Тұмар банкі БСН ${world.bank.bin} 9`) && !shown.includes("Несие бюросы"),
  );
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV файлын жүктеп алу" }).click();
  const download = await started;
  assert.equal(download.suggestedFilename(), "kelisim-denied-2026-11-19.csv");
  const bytes = await readFile(await download.path());
  const hash = createHash("sha256").update(bytes).digest("hex");
  assert.ok(shown.includes(`SHA-256 (CSV): ${hash}`), hash);
  await page.getByRole("link", { name: "Жазбаларын ашу" }).first().click();
  await press(page, "Себебін жазып, ашу");
  assert.ok((await saidBy(page)).includes("Себебін түсінікті етіп жазыңыз: кемінде 10 таңба."));
  await page.getByLabel("Себебі").fill(REASON);
  await press(page, "Себебін жазып, ашу");
  await page.waitForURL(/\/oversight\/records\/[\w-]+$/);
  const records = await saidBy(page);
  assert.ok(records.includes(`Жазылған себеп ${REASON}`), records);
  assert.ok(records.includes("№ 9 адам Рұқсат берілмеді Адамның келісімі жоқ."), records);
}

/** The complaint with its clock, and one's own trail. */
async function hear(portal: BrowserPortal, page: Page): Promise<void> {
  await portal.open(page, "/oversight/complaints");
  const list = await saidBy(page);
  assert.ok(list.includes("Соңғы күні: 2026 жылғы 25 қараша 3 жұмыс күні қалды"), list);
  await page.getByText("Бұл күн қалай есептелді?").click();
  assert.match(await page.locator("ol.days > li").nth(1).innerText(), /21 қараша.*сенбі/s);
  await page.getByRole("link", { name: "Іс материалдарын ашу" }).click();
  assert.equal(await titleOf(page), "Шағым бойынша іс материалдары");
  const file = await saidBy(page);
  assert.ok(file.includes(COMPLAINT) && file.includes("Сұраққа жауап беру"), file);
  await portal.open(page, "/oversight/lookups");
  const trail = await saidBy(page);
  for (const words of [
    "Шағым бойынша іс материалдары Шағым осы органға берілген 1",
    `${REASON} 9`,
    `${REASON} 0 жауап берілген жоқ`,
    "Рұқсат берілмеген сұраулар, CSV файлы",
  ]) {
    assert.ok(trail.includes(words), `${words}: ${trail}`);
  }
}

test("a body is registered, and its analyst looks at figures, records and complaints", async (t) => {
  const portal = await openBrowserPortal(t, { people: [PROVIDER, ...ANALYSTS] });
  const world = await buildWorld(portal.service);
  await settle(portal, world);
  for (const [who, javaScript] of [true, false].entries()) {
    await t.test(javaScript ? "with scripts" : "and without", async () => {
      const admin = await portal.newPage({ javaScript });
      await registerBody(portal, admin, who);
      const page = await portal.newPage({ javaScript });
      await enter(portal, page, ANALYSTS[who]?.iin ?? "", "/oversight");
      await lookAt(page, world);
      await hear(portal, page);
    });
  }
});
