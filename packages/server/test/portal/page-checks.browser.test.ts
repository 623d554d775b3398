import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { onBrowser } from "../../../../testing/browser.ts";
import { findingsOn, keyboardFindings, watchPages } from "../support/page-checks.ts";

/** Each fault with what the walk must say of it; `""` is a good page. */
const FAULTS: readonly (readonly [body: string, finding: RegExp])[] = [
  [`<div style="width:500px">ә</div>`, /too wide/],
  [`<button style="height:10px;padding:0">Қ</button>`, /small target|target-size/],
  [`<p>Сіздің consent берілді</p>`, /consent in/],
  [`<p>Бұл для сізге</p>`, /Russian in/],
  [`<p>Нөмірі con_01a2c551c4f97b6a9f</p>`, /leftover/],
  [`<p>Сәлем, {name}</p>`, /leftover/],
  [`<p style="color:#bbb;background:#fff">солғын</p>`, /color-contrast/],
  [`<input name="x">`, /label/],
  [`<h1>Екінші тақырып</h1>`, /2 main headings/],
];

const KEYBOARD: readonly (readonly [body: string, finding: RegExp])[] = [
  [`<a href="/a">Бір</a><a href="/b" style="order:-1">Екі</a>`, /^$/],
  [`<a href="/a">Бір</a><a href="/b" tabindex="5">Екі</a>`, /not reached in order/],
  [`<a href="/a" style="outline:none">Бір</a>`, /no visible focus/],
];

test("the checks of the walk find what they are for, and nothing on a good page", async (t) => {
  let body = "";
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><html lang="kk"><title>Сынақ – Kelisim</title><main><h1>Тақырып</h1>${body}</main></html>`,
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const page = await (await onBrowser(t)).newPage({ viewport: { width: 320, height: 256 } });
  await watchPages(page);
  await page.goto(url);
  assert.deepEqual(await findingsOn(page, "kk"), []);
  for (const [fault, finding] of FAULTS) {
    body = fault;
    await page.goto(url);
    assert.match((await findingsOn(page, "kk")).join("\n"), finding);
  }
  for (const [fault, finding] of KEYBOARD) {
    body = fault;
    await page.goto(url);
    assert.match((await keyboardFindings(page)).join("\n"), finding, fault);
  }
});
