import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { onBrowser } from "./browser.ts";

/** The fonts that an element's letters are really drawn with. */
async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  return fonts.map(({ familyName }) => familyName);
}

test("pages run without each other's cookies, in Kazakh fonts, with and without scripts", async (t) => {
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("set-cookie", "seen=1; HttpOnly");
    const { cookie, "accept-language": language } = request.headers;
    response.end(
      `<html lang="kk"><title>x</title><p>${cookie ?? "new"} ${language}</p>` +
        `<b style="font-family:system-ui">әғқңөұүһі 09 Az</b><i style="font-family:monospace">қңһ 09 Az</i>` +
        `<script>document.querySelector("p").append(" scripted")</script>`,
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await onBrowser(t);
  const [scripted, plain] = [
    await browser.newPage(),
    await browser.newPage({ javaScript: false, language: "ru" }),
  ];
  await scripted.goto(url);
  assert.match(await scripted.locator("p").innerText(), /^new kk-KZ.* scripted$/);
  await plain.goto(url);
  assert.match(await plain.locator("p").innerText(), /^new ru-KZ[^ ]*$/);
  const again = await browser.newPage({ like: plain });
  await again.goto(url);
  assert.match(await again.locator("p").innerText(), /^seen=1 kk-KZ/);
  assert.deepEqual(await fontsOf(scripted, "b"), ["DejaVu Sans"]);
  assert.deepEqual(await fontsOf(scripted, "i"), ["DejaVu Sans Mono"]);
});
