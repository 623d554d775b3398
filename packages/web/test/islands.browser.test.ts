import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, describe, test } from "node:test";
import { onBrowser } from "../../../testing/browser.ts";
import { serveIslands } from "./island-page.ts";

describe("the islands of the portal", async () => {
  const world = await serveIslands({ after });
  const browser = await onBrowser({ after });

  test("what works only with scripts is not shown without them, the rest works", async () => {
    const page = await browser.newPage({ javaScript: false });
    world.done = 10;
    await page.goto(world.url);
    assert.equal(await page.locator("[data-copy]").isVisible(), false);
    assert.equal(await page.locator("[data-sha256-into]").isVisible(), false);
    assert.equal(await page.locator("#session-end").isVisible(), false);
    await page.getByText("Мәзір").click();
    assert.equal(await page.locator("details.bar a").isVisible(), true);
  });

  test("a session that ends soon asks whether to go on, and believes only a kept one", async () => {
    world.done = 10;
    const page = await browser.newPage();
    await page.goto(world.url);
    const question = page.getByRole("dialog", { name: "Сеанс аяқталуға жақын" });
    await question.waitFor();
    await question.getByRole("button", { name: "Жалғастыру" }).click();
    await question.waitFor({ state: "hidden" });
    assert.deepEqual(world.kept, ["csrf=token&to=%2F"]);
    world.isOpen = false;
    await page.goto(world.url);
    await question.getByRole("button", { name: "Жалғастыру" }).click();
    await question.waitFor({ state: "hidden" });
    assert.equal(world.kept.length, 2);
  });

  test("the preview follows the form, and markup in it stays words", async () => {
    const page = await browser.newPage();
    await page.goto(world.url);
    await page.keyboard.press("Escape");
    const shown = page.locator("[data-preview] [data-from]");
    await page.getByLabel("Мақсаты").fill("<img src=x onerror=alert(1)> несие");
    await page.getByLabel("Мерзімі").selectOption("P1Y");
    assert.equal(await shown.nth(0).textContent(), "<img src=x onerror=alert(1)> несие");
    assert.equal(await shown.nth(1).textContent(), "Бір жыл");
  });

  test("a text is copied, a file becomes its hash without being sent", async () => {
    const page = await browser.newPage();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(world.url);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Көшіру" }).click();
    await page.getByRole("button", { name: "Көшірілді" }).waitFor();
    assert.equal(await page.evaluate("navigator.clipboard.readText()"), 'curl -H "a: <b>"');
    const buffer = Buffer.from("құжат");
    await page
      .locator("[data-sha256-into] input")
      .setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer });
    const field = page.getByLabel("Құжаттың хеші");
    while ((await field.inputValue()) === "") await page.waitForTimeout(20);
    assert.equal(await field.inputValue(), createHash("sha256").update(buffer).digest("hex"));
    await page
      .locator("[data-text-into] input")
      .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer });
    await page.locator("[data-preview]").getByText("құжат", { exact: true }).waitFor();
    assert.equal(await page.getByLabel("Мақсаты").inputValue(), "құжат");
  });

  test("a long work moves its bar, and the page is drawn anew at its end", async () => {
    world.done = 0;
    const page = await browser.newPage();
    await page.goto(world.url);
    const again = page.waitForEvent("load");
    await page.getByText("5 / 10").waitFor();
    await again;
    await page.getByText("10 / 10").waitFor();
  });
});
