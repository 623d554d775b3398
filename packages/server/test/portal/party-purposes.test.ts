import assert from "node:assert/strict";
import { test } from "node:test";
import type { PurposeAnswer } from "@kelisim/protocol";
import { bankLine, grant, reasonOf, evaluate } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { onPartyConsole } from "../support/party-console.ts";
import { wordsOf } from "../support/portal.ts";

const WORDS = {
  ...{ name_kk: "Кепіл бағалау", name_ru: "Оценка залога", name_en: "Judging a pledge" },
  description_kk: "Кепілді бағалау үшін.",
  ...{ description_ru: "Чтобы оценить залог.", description_en: "To judge the pledge." },
};

onPartyConsole(
  "The purpose editor",
  (of) => {
    const fields = (code: string) => ({
      ...{ ...WORDS, code, act: "save", object_ids: of().world.objects.bank },
      categories_required: ["full-name", "income"],
      ...{ categories_optional: "phone", actions: ["collect", "process"] },
      ...{ ends: "date", term_count: "6", term_unit: "M" },
    });

    const idIn = (location: string | undefined): string =>
      /pur_\w+/.exec(location ?? "")?.[0] ?? assert.fail(`no purpose: ${location}`);

    test("a template fills the fields and the preview; more than it allows is refused at its fields", async () => {
      const developer = await of().as("developer");
      const page = await developer.get("/party/purposes/new?template=solvency");
      assert.match(page.html, /value="Төлем қабілетін бағалау"/);
      const preview = page.html.slice(page.html.indexOf("data-preview"));
      assert.match(wordsOf(preview), /Төлем қабілетін бағалау.*Иә, келісім беремін.*Жоқ, келісім/);
      const above = await developer.post("/party/purposes/new", {
        ...{ ...fields("above"), template: "solvency", term_count: "2", term_unit: "Y" },
        categories_required: ["full-name", "health"],
        actions: ["collect", "disclose"],
      });
      assert.equal(above.status, 422);
      assert.match(wordsOf(above.html), /Үлгінің шегінен асады/);
      for (const field of ["categories_required", "actions", "term_count"]) {
        assert.match(above.html, new RegExp(`href="#f-${field}"`), field);
      }
    });

    test("without JavaScript the preview is drawn on demand and registers nothing", async () => {
      const developer = await of().as("developer");
      const seen = await developer.post("/party/purposes/new", {
        ...{ ...fields("preview-only"), act: "preview", name_kk: "Өз сөзім" },
      });
      assert.equal(seen.status, 200);
      assert.match(wordsOf(seen.html.slice(seen.html.indexOf("data-preview"))), /Өз сөзім/);
      assert.doesNotMatch((await developer.get("/party/purposes")).html, /Өз сөзім/);
    });

    test("faults come back at their fields", async () => {
      const developer = await of().as("developer");
      const back = await developer.post("/party/purposes/new", {
        ...{ ...fields("Жаман код"), name_ru: "", recipients: "123", term_unit: "" },
      });
      assert.equal(back.status, 422);
      assert.match(wordsOf(back.html), /Мұндай ұйым тіркелмеген: 123/);
      const more = await developer.post("/party/purposes/new", {
        ...{ ...fields("Жаман код"), name_ru: "", recipients: "", term_unit: "" },
      });
      for (const field of ["code", "name_ru", "term_count"]) {
        assert.match(more.html, new RegExp(`href="#f-${field}"`), field);
      }
      assert.doesNotMatch(wordsOf(more.html), /max_term|P1Y|name_ru/);
    });

    test("a second person approves it: not who declared it, in whatever role, nor another party", async () => {
      const { world } = of();
      const iin = newIin();
      const developer = await of().as("developer", world.bank, iin);
      const made = await developer.post("/party/purposes/new", fields("pledge"));
      const id = idIn(made.location);
      const path = `/party/purposes/${id}`;
      assert.match(wordsOf((await developer.get(path)).html), /Бекітуді күтуде/);
      const herself = await of().as("administrator", world.bank, iin);
      assert.doesNotMatch((await herself.get(path)).html, /value="approve"/);
      const own = await herself.post(path, { act: "approve" });
      assert.match(wordsOf(own.html), /тіркеген адам оны өзі бекіте алмайды/);
      const stranger = await of().as("administrator", world.clinic);
      assert.equal((await stranger.post(path, { act: "approve" })).status, 404);
      assert.equal((await stranger.get(path)).status, 404);
      const second = await of().as("administrator");
      assert.equal((await second.post(path, { act: "approve" })).location, `${path}?approved`);
      const { status } = await world.bank.api.get<PurposeAnswer>(`/v1/purposes/${id}`);
      assert.equal(status, "active");
    });

    test("it is narrowed with a reason, reached for one person, and closed for all", async () => {
      const { world } = of();
      const administrator = await of().as("administrator");
      const line = bankLine(world);
      const path = `/party/purposes/${line.purposeId}`;
      const [one, other] = [newIin(), newIin()];
      for (const purpose of [line.purposeId, world.purposes.sharing]) {
        await world.admin.post(`/v1/purposes/${purpose}/approve`);
      }
      await grant(world, line, one);
      await grant(world, line, other);
      const narrower = {
        ...{ categories_required: ["iin", "full-name", "income"], actions: ["collect", "process"] },
      };
      const bare = await administrator.post(`${path}/revise`, narrower);
      assert.match(bare.html, /href="#f-note"/);
      const revised = await administrator.post(`${path}/revise`, { ...narrower, note: "Тар" });
      assert.equal(revised.location, `${path}?revised`, wordsOf(revised.html));
      const wide = { ...narrower, categories_optional: "health", note: "Кең" };
      assert.match(
        wordsOf((await administrator.post(`${path}/revise`, wide)).html),
        /басқа адам бекітуге тиіс/,
      );
      const nobody = await administrator.post(path, { act: "achieve", note: "Болды" });
      assert.equal(nobody.status, 422, "an empty number is not everybody");
      await administrator.post(path, { act: "achieve", for: "one", iin: one, note: "Болды" });
      assert.equal(await reasonOf(evaluate(line, one)), "deny purpose-achieved");
      assert.equal(await reasonOf(evaluate(line, other)), "permit consent");
      assert.equal((await administrator.post(path, { act: "close" })).location, `${path}?closed`);
      assert.match(wordsOf((await administrator.get(path)).html), /Жабық/);
    });
  },
  { purposeReview: true },
);
