import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { onBrowser, type TestBrowser } from "../../../../testing/browser.ts";
import { makeReceipt } from "../../../evidence/src/testing/receipts.test-support.ts";
import { bankLine, grant } from "../support/acts.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { done } from "../support/http-client.ts";
import { findingsOn, watchPages } from "../support/page-checks.ts";
import { saidBy } from "../support/portal-browser.ts";
import { startService, type Service } from "../support/service.ts";
import { buildWorld } from "../support/world.ts";

const CHOOSE = "Түбіртек файлын таңдау (JSON)";

describe("anybody checks a receipt", () => {
  const ends: (() => unknown)[] = [];
  let service: Service;
  let browser: TestBrowser;
  /** The file of a consent's receipt, as its person saves it. */
  let receipt: string;

  before(async () => {
    const clock = new FakeClock();
    service = await startService({ clock, portal: true, config: { demo: true } });
    ends.push(() => service.close());
    const world = await buildWorld(service);
    const consentId = await grant(world, bankLine(world), newIin());
    const answer = await world.bank.api.send("GET", `/v1/consents/${consentId}/receipt`);
    done(answer);
    receipt = answer.text;
    browser = await onBrowser({ after: (end) => ends.push(end) });
  });
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });

  const choose = (page: Page, text: string): Promise<void> =>
    page
      .getByLabel(CHOOSE)
      .setInputFiles({ name: "r.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const says = async (page: Page, ...words: readonly string[]): Promise<void> => {
    await page
      .locator("[data-verdict]")
      .getByText(words[0] ?? "")
      .first()
      .waitFor();
    const said = await saidBy(page);
    for (const word of words) assert.ok(said.includes(word), `${word}: ${said}`);
  };

  test("without network, by the service's own keys: a genuine one, a changed one, another service's", async () => {
    const page = await browser.newPage();
    await watchPages(page);
    await page.goto(`${service.url}/verify`);
    await page.getByText(CHOOSE).waitFor();
    await page.context().setOffline(true);

    await choose(page, receipt);
    await says(page, "Түбіртек жарамды", "Қолтаңба дұрыс", "Түбіртек журналда тіркелген");
    await says(page, "Қолданыста", "Кім сұрайды", "Журналдың кілті");
    assert.deepEqual(await findingsOn(page, "kk"), []);

    await choose(page, receipt.replace("dpv:ConsentGiven", "dpv:ConsentWithdrawn"));
    await says(page, "Түбіртек тексерістен өтпеді", "қол қойылған мазмұннан өзгеше");
    assert.ok(!(await saidBy(page)).includes("Кім сұрайды"));
    await choose(page, receipt.slice(0, -9));
    await says(page, "Файл оқылмайды", "қайта сақтап алып");
    await choose(page, makeReceipt().text);
    await says(page, "белгісіз кілтпен қол қойылған", "Не тексерілді");
    assert.deepEqual(await findingsOn(page, "kk"), []);
  });

  test("without scripts a pasted text is checked by the service, which keeps nothing of it", async () => {
    const page = await browser.newPage({ javaScript: false });
    await page.goto(`${service.url}/verify`);
    const paste = async (text: string): Promise<void> => {
      await page.getByLabel("Түбіртектің мәтіні").fill(text);
      await page.getByRole("button", { name: "Тексеру", exact: true }).click();
    };
    await paste(receipt);
    await says(page, "Түбіртек жарамды", "Қолданыста");
    await paste(receipt.replace(/"salt": "./, '"salt": "_'));
    await says(page, "Журналдың бұл орнында мұндай түбіртек жоқ");
    await paste(" ");
    assert.match(await saidBy(page), /Түбіртектің мәтінін қойыңыз/);
  });
});
