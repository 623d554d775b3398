import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "@kelisim/core";
import type { RightsCallAnswer } from "@kelisim/protocol";
import { bankLine, grant, withdraw } from "../support/acts.ts";
import { onBodyConsole } from "../support/body-console.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { wordsOf } from "../support/portal.ts";
import { registerPurpose } from "../support/world.ts";

type Look = { page: string; reason: string | null; row_count: number; sha256: Uint8Array | null };

onBodyConsole("Records of the authorised body", (of) => {
  const looks = async (): Promise<Look[]> => {
    const { service } = await of();
    return service.store.db.query<Look>(
      `select page, reason, row_count, sha256 from oversight_lookup order by looked_at, lookup_id`,
    );
  };

  test("records open for a reason only, which is kept before they are seen", async () => {
    const { analyst, as, body, clock, denied, world } = await of();
    await denied(2, 6, { employee: "Қызметкер 5" });
    await denied(2, 1, { person: 3, deferred: true, employee: "құпия" });
    const she = await analyst();
    const path = `/oversight/records?figure=denied&bin=${world.bank.bin}&from=2026-11-18&to=2026-11-19`;
    const form = wordsOf((await she.get(path)).html);
    assert.match(form, /Сандардан жеке жазбаларға өту үшін себебін жазыңыз/);
    assert.doesNotMatch(form, /Қызметкер 5/);
    const before = (await looks()).length;
    for (const [reason, said] of [
      ["тексеру", /кемінде 10 таңба/],
      [`Азаматтың өтініші, ЖСН ${newIin()}`, /Себепте адамның нөмірі тұр/],
    ] as const) {
      const back = await she.post(path, { reason });
      assert.equal(back.status, 422);
      assert.match(wordsOf(back.html), said);
    }
    assert.equal((await looks()).length, before);
    const reason = "2026 жылғы 20 қарашадағы № 7 тексеру";
    const opened = await she.post(path, { reason });
    const given = (await looks()).at(-1);
    assert.deepEqual([given?.reason, given?.row_count, given?.sha256], [reason, 0, null]);
    const records = await she.get(opened.location ?? "");
    const words = wordsOf(records.html);
    assert.match(words, /Жазылған себеп 2026 жылғы 20 қарашадағы № 7 тексеру/);
    assert.match(words, /№ 6 адам/);
    assert.match(words, /Рұқсат берілмеді Адамның келісімі жоқ\..*Қызметкер 5/);
    // What an act keeps from the person, no analyst opens either.
    assert.doesNotMatch(words, /құпия|№ 7 адам/);
    const look = (await looks()).at(-1);
    assert.deepEqual([look?.reason, look?.row_count], [reason, 6]);
    assert.equal(look?.sha256?.length, 32);
    // Another analyst gives her own reason, and half an hour later so does the first.
    const other = await as("analyst", body);
    assert.equal((await other.get(opened.location ?? "")).status, 404);
    clock.advanceTo("2026-11-20T05:29:00Z");
    assert.equal((await she.get(opened.location ?? "")).status, 200);
    clock.advanceTo("2026-11-20T05:40:00Z");
    assert.equal((await she.get(opened.location ?? "")).status, 404);
    assert.equal((await she.get("/oversight/records?figure=denied&bin=1")).status, 404);
    assert.equal((await she.get("/oversight/records/sub_1")).status, 404);
  });

  test("a look that fails is written down, and one that cannot be written down shows nothing", async () => {
    const { analyst, portal } = await of();
    const she = await analyst();
    await she.get("/oversight/lookups");
    const { db } = portal.ctx.store;
    const asOwner = (sql: string) => db.asOwner((owner) => owner.query(sql));
    const before = (await looks()).length;
    // The database itself gives up, as it does after its patience.
    await asOwner(`create function gives_up() returns boolean language plpgsql as $$
      begin raise exception 'canceling statement' using errcode = '57014'; end $$`);
    await asOwner("create policy slow on access_log to kelisim_app using (gives_up())");
    await asOwner("alter table access_log enable row level security");
    const slow = await she.get("/oversight/grounds.csv");
    await asOwner("alter table access_log disable row level security");
    assert.equal(slow.status, 422);
    assert.match(wordsOf(slow.html), /тым ұзақ есептеледі\. Кезеңді қысқартыңыз/);
    const failed = (await looks()).at(-1);
    assert.equal((await looks()).length, before + 1);
    assert.match(failed?.page ?? "", /^\/oversight\/grounds\.csv\?/);
    assert.deepEqual([failed?.row_count, failed?.sha256], [0, null]);

    await asOwner("revoke select on access_log from kelisim_app");
    assert.equal((await she.get("/oversight/denied.csv")).status, 500);
    await asOwner("grant select on access_log to kelisim_app");
    assert.equal((await looks()).length, before + 2);

    await asOwner("revoke insert on oversight_lookup from kelisim_app");
    const unseen = await she.get("/oversight/denied.csv");
    await asOwner("grant insert on oversight_lookup to kelisim_app");
    assert.equal(unseen.status, 500);
    assert.doesNotMatch(unseen.html, /Тұмар/);
    assert.match((await she.get("/oversight/denied.csv")).html, /Тұмар/);
  });

  test("one's own trail says what was looked at, why and how much, page by page", async () => {
    const { analyst, world } = await of();
    const she = await analyst();
    const path = `/oversight/records?figure=denied&bin=${world.bank.bin}&from=2026-11-18&to=2026-11-19`;
    await she.get(path);
    const opened = await she.post(path, { reason: "Журналды тексеру үшін" });
    await she.get(opened.location ?? "");
    await she.get("/oversight/denied.json");
    for (let n = 0; n < 50; n += 1) await she.get("/oversight/breaches");
    const { html } = await she.get("/oversight/lookups");
    assert.match(wordsOf(html), /Қауіпсіздіктің бұзылуы – 0 [0-9a-f]{64}/);
    const next = /href="([^"]+)"[^>]*rel="next"/.exec(html)?.[1] ?? "";
    const older = wordsOf((await she.get(next.replaceAll("&amp;", "&"))).html);
    assert.match(older, /Рұқсат берілмеген сұраулар, JSON файлы/);
    assert.match(older, /Жазбалар .*Журналды тексеру үшін 6 [0-9a-f]{64}/);
    assert.match(older, /Журналды тексеру үшін 0 жауап берілген жоқ/);
    assert.match(older, /Қай күнге дейін: 2026 жылғы 19 қараша/);
    assert.doesNotMatch(older, /pty_|rgt_|key_|no-consent/);
  });

  test("a complaint has its clock and its case file, and only those made to the body are here", async () => {
    const { analyst, world, clock } = await of();
    const iin = newIin();
    const consent = await grant(world, bankLine(world), iin);
    await withdraw(world.desk.api, consent);
    const text = "Банк жауап бермеді";
    const filed = await world.desk.api.post<RightsCallAnswer>("/v1/complaints", {
      ...{ iin, party_id: world.bank.id, text, addressee: "authorised-body" },
    });
    const toCourt = await world.desk.api.post<RightsCallAnswer>("/v1/complaints", {
      ...{ iin, party_id: world.bank.id, text: "Сотқа", addressee: "court" },
    });
    const she = await analyst();
    const list = await she.get("/oversight/complaints");
    assert.match(
      wordsOf(list.html),
      /Тұмар банкі.*Соңғы күн.*2026 жылғы 25 қараша.*3 жұмыс күні қалды/,
    );
    assert.match(list.html, new RegExp(filed.id));
    assert.doesNotMatch(list.html, new RegExp(toCourt.id));
    assert.doesNotMatch(wordsOf(list.html), new RegExp(iin));
    const file = await she.get(`/oversight/complaints/${filed.id}`);
    const words = wordsOf(file.html);
    assert.match(words, new RegExp(`Адамның ЖСН нөмірі ${iin}`));
    assert.match(words, /Банк жауап бермеді.*Өңдеуді тоқтату.*2026 жылғы 11 желтоқсан/);
    assert.match(words, /Кері қайтарып алынды.*Келісімді кері қайтарып алды/);
    const look = (await looks()).at(-1);
    assert.deepEqual(
      [look?.page, look?.reason, look?.row_count],
      [`/oversight/complaints/${filed.id}`, "Шағым осы органға берілген", 1],
    );
    const download = await she.get(`/oversight/complaints/${filed.id}/case-file.json`);
    assert.equal((JSON.parse(download.html) as { text: string }).text, text);
    for (const id of [toCourt.id, "rgt_1", `rgt_${"0".repeat(32)}`]) {
      assert.equal((await she.get(`/oversight/complaints/${id}`)).status, 404, id);
    }
    clock.advanceDays(30);
    const again = await analyst();
    const late = wordsOf((await again.get("/oversight/complaints")).html);
    assert.match(late, /Мерзімі өтіп кетті: \d+ жұмыс күні/);
    const states = wordsOf((await again.get("/oversight/complaint-states")).html);
    assert.match(states, /мерзімі өтіп кетті аз, көрсетілмейді/);
  });

  test("overdue duties lead to records, breaches and deferrals have their lists", async () => {
    const { analyst, as, world } = await of();
    const she = await analyst();
    const overdue = await she.get("/oversight/overdue");
    assert.match(wordsOf(overdue.html), /Тұмар банкі БСН \d{12} аз, көрсетілмейді Жазбаларын ашу/);
    const path = `/oversight/records?figure=overdue&bin=${world.bank.bin}`;
    await she.get(path);
    const opened = await she.post(path, { reason: "Мерзімі өткендерді тексеру" });
    const words = wordsOf((await she.get(opened.location ?? "")).html);
    assert.match(
      words,
      /Өңдеуді тоқтату № 1 адам .*11 желтоқсан Мерзімі өтіп кетті: \d+ жұмыс күні/,
    );
    await world.bank.api.post("/v1/breaches", {
      ...{ object_id: world.objects.bank, detected_at: "2026-12-18T10:00:00+05:00" },
      ...{ categories: ["income"], subjects: 12000 },
    });
    const breaches = wordsOf((await she.get("/oversight/breaches")).html);
    assert.match(breaches, /Тұмар банкі.*Клиенттер базасы.*12\s?000 Табысы.*Соңғы күн/);
    await registerPurpose(world.stateBody, world.objects.state, {
      ...{ code: "search", name: { kk: "Іздеу", ru: "Розыск", en: "Search" } },
      legal_ground: {
        ...{ code: "9-1", act: "Жедел-іздестіру қызметі туралы Заң", article: "7", level: "law" },
        reference: "№ 12",
        deferral: {
          act: "Жедел-іздестіру қызметі туралы Заң",
          article: "11",
          until: day("2027-03-01"),
        },
      },
    });
    const deferrals = wordsOf((await she.get("/oversight/deferrals")).html);
    assert.match(deferrals, /Мемлекеттік орган БСН \d{12} Құқық қорғау органдары/);
    assert.match(deferrals, /2027 жылғы 1 наурызға дейін Жүріп жатыр 0 0/);
    // The same pages are nobody else's.
    const officer = await as("officer");
    assert.equal((await officer.get("/oversight/deferrals")).status, 303);
  });
});
