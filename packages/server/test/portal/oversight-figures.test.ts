import assert from "node:assert/strict";
import { test } from "node:test";
import { onBodyConsole } from "../support/body-console.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { sha256, wordsOf } from "../support/portal.ts";

onBodyConsole("Figures of the authorised body", (of) => {
  const lookups = async () => {
    const { service } = await of();
    return service.store.db.query<{
      page: string;
      reason: string | null;
      row_count: number;
      sha256: Uint8Array | null;
    }>(
      `select page, reason, row_count, sha256 from oversight_lookup order by looked_at, lookup_id`,
    );
  };
  const newest = async () => (await lookups()).at(-1);

  test("nobody but an analyst of an authorised body opens them", async () => {
    const { as, world, portal, clock } = await of();
    const before = (await lookups()).length;
    for (const path of ["/oversight", "/oversight/denied", "/oversight/lookups"]) {
      const officer = await as("officer");
      assert.equal((await officer.get(path)).status, 303, path);
      // The role was given by another party than a body: it opens nothing.
      const stray = await as("analyst", world.desk);
      const seen = await stray.get(path);
      assert.equal(seen.status, 403, path);
      assert.match(wordsOf(seen.html), /уәкілетті органның талдаушысы ғана/);
      assert.equal((await portal.visit(path)).status, 303, path);
    }
    assert.equal((await lookups()).length, before);
    assert.ok(clock.now());
  });

  test("a look is written down with the hash of what was shown, and small figures are not said", async () => {
    const { analyst, denied, world } = await of();
    await denied(3, 7);
    await denied(4, 3, { reason: "consent-expired" });
    const she = await analyst();
    const seen = await she.get("/oversight/denied");
    const words = wordsOf(seen.html);
    assert.match(words, /Рұқсат берілмеген сұраулар/);
    assert.match(words, new RegExp(`Тұмар банкі БСН ${world.bank.bin} кемінде 7`));
    assert.match(words, /Келісімнің мерзімі аяқталды\. аз, көрсетілмейді/);
    assert.match(words, /Неге кейбір сандар көрсетілмейді\?/);
    const look = await newest();
    assert.match(look?.page ?? "", /^\/oversight\/denied\?from=2026-10-21&to=2026-11-19$/);
    assert.equal(look?.row_count, 3);
    const hash = Buffer.from(look?.sha256 ?? []).toString("hex");
    assert.match(seen.html, new RegExp(`<code>${hash}</code>`));
  });

  test("the files are the bytes whose hash stands on the page and in the log", async () => {
    const { analyst } = await of();
    const she = await analyst();
    const { html } = await she.get("/oversight/denied");
    for (const ending of ["csv", "json"]) {
      const link = new RegExp(`href="(/oversight/denied\\.${ending}[^"]*)"`).exec(html)?.[1] ?? "";
      const file = await she.get(link.replaceAll("&amp;", "&"));
      assert.match(String(file.headers["content-disposition"]), /kelisim-denied-2026-11-19/);
      const hash = sha256(file.html);
      assert.match(html, new RegExp(`<code>${hash}</code>`), ending);
      assert.equal(Buffer.from((await newest())?.sha256 ?? []).toString("hex"), hash);
      assert.match((await newest())?.page ?? "", new RegExp(`denied\\.${ending}`));
    }
    const csv = (await she.get("/oversight/denied.csv")).html;
    assert.match(csv, /^\uFEFFРұқсат берілмеген сұраулар,2026-10-21,2026-11-19\r\n/);
    assert.match(csv, /Тұмар банкі,\d{12},7,"аз, көрсетілмейді"\r\n/);
    const json = JSON.parse((await she.get("/oversight/denied.json")).html) as {
      tables: { rows: { count: object }[] }[];
    };
    assert.deepEqual(json.tables[0]?.rows[0]?.count, { count: 7, more_not_shown: true });
    assert.deepEqual(json.tables[1]?.rows.at(-1)?.count, { count: null, more_not_shown: true });
  });

  test("filters come by a form, and what is no BIN or no past day stands in no address", async () => {
    const { analyst, world } = await of();
    const she = await analyst();
    await she.get("/oversight/denied");
    const before = (await lookups()).length;
    const iin = newIin();
    const wrong = await she.post("/oversight/denied", { bin: iin, from: "2026-11-01", to: "" });
    assert.equal(wrong.status, 422);
    assert.match(wordsOf(wrong.html), /БСН дұрыс емес.*Адамның нөмірін жазуға болмайды/);
    for (const [from, to, said] of [
      ["2026-11-10", "2026-11-01", /басы соңынан кейін болмауға/],
      ["2026-11-10", "2026-11-20", /аяқталған күн болуға тиіс/],
      ["2026-01-10", "2026-11-01", /ең көбі 93 күн/],
      ["иә", "2026-11-01", /Күндерді тексеріңіз/],
    ] as const) {
      const seen = await she.post("/oversight/denied", { from, to });
      assert.equal(seen.status, 422, from);
      assert.match(wordsOf(seen.html), said);
    }
    assert.equal((await lookups()).length, before);
    const right = await she.post("/oversight/denied", {
      ...{ bin: world.bank.bin, from: "2026-11-10", to: "2026-11-19", kind: "no-consent" },
    });
    const path = `/oversight/denied?from=2026-11-10&to=2026-11-19&bin=${world.bank.bin}&kind=no-consent`;
    assert.equal(right.location, path);
    const shown = wordsOf((await she.get(path)).html);
    assert.match(shown, /Тұмар банкі БСН \d{12} 7 Жазбаларын ашу/);
    assert.doesNotMatch(shown, /Келісімнің мерзімі аяқталды\. аз/);
  });

  test("every figure has its page, and each says what is not there", async () => {
    const { analyst, denied } = await of();
    await denied(2, 60, { hour: 3, employee: "Қ-17", mode: "check" });
    await denied(5, 8, { permitted: true, reason: "legal-ground" });
    await denied(20, 25);
    const she = await analyst();
    for (const [path, said] of [
      ["overdue", /Мерзімі өтіп кеткен міндет жоқ/],
      ["grounds", /Негізі көрсетілмеген 8/],
      [
        "spikes?days=90",
        /Соңғы 90 күн.*Күрт өсулер.*Тұмар банкі БСН \d{12} 2026 жылғы 31 қазан 25 0/,
      ],
      ["idle-objects", /бірде-бір шешім сұралмаған.*Мұндай объект жоқ/],
      ["many-persons?persons=50", /Қ-17 2026 жылғы 18 қараша, 03:00 кемінде 60/],
      ["complaint-states?year=2025", /Бұл жылы шағым түскен жоқ/],
    ] as const) {
      const seen = await she.get(`/oversight/${path}`);
      assert.equal(seen.status, 200, path);
      assert.match(wordsOf(seen.html), said, path);
      assert.match((await newest())?.page ?? "", new RegExp(`^/oversight/${path.split("?")[0]}`));
    }
  });

  test("the overview shows them all, a question is kept under a name, and forgotten", async () => {
    const { analyst, as, body } = await of();
    const she = await analyst();
    const home = wordsOf((await she.get("/oversight")).html);
    for (const title of [/Мерзімі өтіп кеткен/, /Рұқсат берілмеген/, /Шағымдардың жай-күйі/]) {
      assert.match(home, title);
    }
    assert.match(home, /мемлекеттік емес сервис\. Мұнда осы сервистің ғана/);
    const question = { page: "denied", "filter-from": "2026-11-01", "filter-to": "2026-11-19" };
    const kept = await she.post("/oversight/queries", { ...question, name: "Қараша <b>" });
    assert.equal(kept.location, "/oversight?said=kept");
    const { html } = await she.get("/oversight?said=kept");
    assert.match(html, /href="\/oversight\/denied\?from=2026-11-01&amp;to=2026-11-19"/);
    assert.match(wordsOf(html), /Сұрақ сақталды.*Қараша <b>/);
    const named = await she.post("/oversight/queries", { ...question, name: `ЖСН ${newIin()}` });
    assert.equal(named.location, "/oversight?said=person");
    // Another analyst of the same body has her own.
    const other = await as("analyst", body);
    assert.doesNotMatch(wordsOf((await other.get("/oversight")).html), /Қараша <b>/);
    const id = /name="forget" value="([^"]+)"/.exec(html)?.[1] ?? "";
    await other.post("/oversight/queries", { forget: id });
    assert.match((await she.get("/oversight")).html, new RegExp(id));
    await she.post("/oversight/queries", { forget: id });
    assert.match(wordsOf((await she.get("/oversight")).html), /Сақталған сұрақ жоқ/);
  });
});
