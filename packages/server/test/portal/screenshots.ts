import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LANGUAGES, type Language } from "@kelisim/core";
import { onBrowser } from "../../../../testing/browser.ts";
import { globalSetup, globalTeardown } from "../../../../testing/global-setup.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { startService } from "../support/service.ts";
import { buildPortalWorld } from "./portal-world.ts";
import { SAMPLE_PAGES } from "./sample-pages.ts";

/** Pictures of every page, to be looked at: `npm run screenshots -- --out FOLDER [--area person] [--language kk] [--wide]`. */
const { values } = parseArgs({
  options: {
    out: { type: "string", default: "screenshots" },
    area: { type: "string" },
    path: { type: "string" },
    language: { type: "string" },
    wide: { type: "boolean", default: false },
  },
});
const viewport = values.wide ? { width: 1280, height: 800 } : { width: 360, height: 740 };
const ends: (() => unknown)[] = [];

await globalSetup();
const clock = new FakeClock();
const service = await startService({ clock, portal: true, config: { demo: true } });
try {
  const world = await buildPortalWorld(service, clock);
  const browser = await onBrowser({ after: (end) => ends.push(end) });
  mkdirSync(values.out, { recursive: true });
  const languages = LANGUAGES.filter((each) => (values.language ?? each) === each);
  const shoot = async (language: Language): Promise<void> => {
    for (const [number, sample] of SAMPLE_PAGES.entries()) {
      const path = sample.path(world);
      if ((values.area ?? sample.area) !== sample.area) continue;
      if (values.path !== undefined && !path.includes(values.path)) continue;
      const page = await browser.newPage({ language, viewport });
      const [name = "", value = ""] = (await world.cookieOf(sample.as))?.split("=") ?? [];
      if (name !== "") await page.context().addCookies([{ name, value, url: service.url }]);
      await page.goto(service.url + path);
      const title = path.replaceAll(/[a-z]+_[0-9a-zA-Z_-]{8,}/g, "id").replaceAll(/\W+/g, "-");
      const file = `${String(number).padStart(3, "0")}${title}-${sample.as}-${language}.png`;
      await page.screenshot({ path: join(values.out, file.slice(0, 150)), fullPage: true });
      await page.context().close();
    }
  };
  for (const language of languages) await shoot(language);
} finally {
  for (const end of ends)
    await Promise.resolve(end()).catch((error: unknown) => process.emitWarning(String(error)));
  await service.close();
  await globalTeardown();
}
