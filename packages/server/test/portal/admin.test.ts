import assert from "node:assert/strict";
import { test } from "node:test";
import type { PartyId } from "@kelisim/core";
import { newBin, newIin } from "../support/fictitious-numbers.ts";
import { onPartyConsole } from "../support/party-console.ts";
import { wordsOf } from "../support/portal.ts";

onPartyConsole("The console of the service provider", (of) => {
  const providerParty = (): PartyId => of().service.admin.partyId;

  const provider = (iin = newIin()) =>
    of().portal.signInAs(iin, "Дәурен Әлім", { partyId: providerParty(), role: "provider" });

  test("is nobody else's", async () => {
    const officer = await of().as("administrator");
    for (const path of ["/admin", "/admin/parties", "/admin/staff", "/admin/deferrals"]) {
      assert.equal((await officer.get(path)).status, 303, path);
    }
  });

  test("says how the service stands, without a secret", async () => {
    const { service } = of();
    const words = wordsOf((await (await provider()).get("/admin")).html);
    assert.match(words, /Қызмет жұмысқа дайын\./);
    assert.match(words, /Дерекқор жақсы Сағат жақсы сағат дерекқордың сағатынан -?\d+ мс озық/);
    assert.match(words, /мемлекеттік емес сервис Қойма кіріктірілген.*Жіберілетін оқиғалар \d/);
    assert.match(words, /деректерді шифрлау 1 2026/);
    assert.match(words, /Қол жеткізу журналы 2 0/);
    const marks = await service.store.db.query<{ mark: string }>("select mark from key_use");
    for (const { mark } of marks) assert.ok(!words.includes(mark));
  });

  test("registers a party with the proof of its BIN, and gives it its first administrator", async () => {
    const she = await provider();
    await she.get("/admin/parties/new");
    const empty = await she.post("/admin/parties/new", { bin: "1" });
    assert.equal(empty.status, 422);
    for (const said of [
      /Атауын жазыңыз/,
      /БСН қалай расталғанын таңдаңыз/,
      /нөмірі мен күнін жазыңыз/,
    ]) {
      assert.match(wordsOf(empty.html), said);
    }
    const party = {
      ...{ bin: newBin(), name_kk: "Сынақ емханасы", name_ru: "Клиника", name_en: "Clinic" },
      ...{ sector: "non-state", roles: ["owner", "operator"], country: "kz" },
      ...{ proof: "document", reference: `ЖСН ${newIin()}`, sha256: "" },
    };
    const named = await she.post("/admin/parties/new", party);
    assert.match(wordsOf(named.html), /Мұнда адамның нөмірі тұр/);
    const right = { ...party, reference: "№ 10-12 анықтама, 2026 жылғы 3 қараша" };
    const wrong = await she.post("/admin/parties/new", {
      ...right,
      bin: "123456789012",
      roles: [],
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /href="#f-bin"/);
    assert.match(wrong.html, /href="#f-roles"/);
    assert.match(wrong.html, /Сынақ емханасы/);
    const made = await she.post("/admin/parties/new", right);
    const path = (made.location ?? "").split("?")[0] ?? "";
    assert.match(path, /^\/admin\/parties\/pty_[0-9a-f]{32}$/);
    const page = wordsOf((await she.get(made.location ?? "")).html);
    assert.match(page, /Ұйым тіркелді\. .*Әкімші құжатын тексерді: № 10-12 анықтама/);
    assert.match(page, /Әкімші әлі жоқ/);
    const taken = await she.post("/admin/parties/new", right);
    assert.equal(taken.status, 422);
    assert.match(taken.html, /href="#f-bin"/);
    const iin = newIin();
    const short = await she.post(`${path}/role`, { role: "administrator", iin: "12" });
    assert.match(wordsOf(short.html), /ЖСН дұрыс емес.*Аты-жөнін жазыңыз/);
    const given = await she.post(`${path}/role`, {
      ...{ role: "administrator", iin, person_name: "Сәуле Қуанышқызы" },
    });
    assert.equal(given.location, `${path}?said=role`);
    const staffed = wordsOf((await she.get(given.location ?? "")).html);
    assert.match(staffed, /Рөл берілді\. .*Сәуле Қуанышқызы Ұйым әкімшісі/);
    assert.doesNotMatch(staffed, new RegExp(iin));
    // She signs in, and the role is hers.
    const administrator = await of().portal.signInAs(iin, "Сәуле Қуанышқызы", {
      ...{ partyId: path.split("/").at(-1) ?? "", role: "administrator" },
    });
    assert.equal((await administrator.get("/party/duties")).status, 200);
    const analyst = await she.post(`${path}/role`, { role: "analyst", iin, person_name: "А" });
    assert.match(wordsOf(analyst.html), /Рөлін таңдаңыз/);
    await she.get(path);
    const proof = { proof: "signature", reference: "№ 7 хат", sha256: "A".repeat(64) };
    assert.equal((await she.post(`${path}/proof`, proof)).location, `${path}?said=proof`);
    assert.match(wordsOf((await she.get(path)).html), /қолтаңбасымен: № 7 хат .*a{64}/);
  });

  test("finds parties by name and BIN, and ends roles after saying what ends with them", async () => {
    const { world } = of();
    const she = await provider();
    await she.get("/admin/parties");
    const asked = await she.post("/admin/parties", { q: "тұмар" });
    assert.equal(asked.location, "/admin/parties?q=%D1%82%D2%B1%D0%BC%D0%B0%D1%80");
    const found = wordsOf((await she.get(asked.location ?? "")).html);
    assert.match(found, /Тұмар банкі БСН \d{12} Меншік иесі, Оператор/);
    assert.doesNotMatch(found, /Несие бюросы/);
    assert.match(
      wordsOf((await she.get(`/admin/parties?q=${world.bureau.bin}`)).html),
      /Несие бюросы/,
    );
    assert.match(wordsOf((await she.get("/admin/parties?q=100%25")).html), /Мұндай ұйым табылмады/);
    const iin = newIin();
    const person = await she.post("/admin/parties", { q: iin });
    assert.equal(person.status, 422);
    assert.match(wordsOf(person.html), /мұнда ұйымдар ғана бар/);
    const path = `/admin/parties/${world.clinic.id}/close`;
    assert.match(wordsOf((await she.get(path)).html), /Мұны кері қайтару мүмкін емес/);
    assert.match(wordsOf((await she.post(path, {})).html), /Кемінде бір рөлді таңдаңыз/);
    const own = await she.post(`/admin/parties/${providerParty()}/close`, { roles: ["operator"] });
    assert.match(wordsOf(own.html), /басқаратын ешкім қалмайды/);
    const closed = await she.post(path, { roles: ["owner", "operator"] });
    assert.equal(closed.location, `/admin/parties/${world.clinic.id}?said=ended`);
    assert.match(wordsOf((await she.get(closed.location ?? "")).html), /Жай-күйі Жабылған/);
    assert.match(wordsOf((await she.get("/admin/objects")).html), /Клиенттер базасы Жабық/);
    assert.equal((await she.get("/admin/parties/pty_1")).status, 404);
  });

  test("adds to the dictionary, and says at the field what is wrong", async () => {
    const she = await provider();
    const page = wordsOf((await she.get("/admin/categories")).html);
    assert.match(page, /Табысы – income/);
    const names = { name_kk: "Мәртебесі", name_ru: "Статус", name_en: "Status" };
    const wrong = await she.post("/admin/categories", { ...names, code: "не код", name_kk: "" });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /href="#f-code"/);
    const taken = await she.post("/admin/categories", { ...names, code: "income" });
    assert.match(wordsOf(taken.html), /Мұндай код бар/);
    const added = await she.post("/admin/categories", {
      ...{ ...names, code: "social-status", marks: ["sensitive", "identifier"] },
    });
    assert.equal(added.location, "/admin/categories?said=added");
    const seen = wordsOf((await she.get("/admin/categories?said=added")).html);
    assert.match(seen, /Деректер түрі қосылды\..*Мәртебесі \S+ Сәйкестендіргіш social-status/);
  });

  test("shows the calendar with its sources, and what a count gives", async () => {
    const she = await provider();
    const words = wordsOf((await she.get("/admin/calendar?received=2026-12-14&days=15")).html);
    assert.match(words, /2026 жыл Ресми Жұмыс күндерінің саны: 247/);
    assert.match(words, /2027 жыл Болжам: әлі бекітілмеген .*Үкімет күндерді ауыстыруы мүмкін/);
    assert.match(words, /Соңғы күн\S* 2027 жылғы 8 қаңтар.*Тәуелсіздік күні/);
    assert.match(words, /Labour Code of Kazakhstan/);
    const far = wordsOf((await she.get("/admin/calendar?received=2027-12-20&days=15")).html);
    assert.match(far, /күнтізбесі жоқ: мерзім есептелмейді/);
    const wrong = await she.get("/admin/calendar?received=2026-02-30&days=0");
    assert.equal(wrong.status, 422);
    assert.match(wordsOf(wrong.html), /Күнді таңдаңыз.*1 мен 366 аралығындағы/);
  });

  test("shows norms by words and status, one with its rules, the rules of a day, deferrals", async () => {
    const she = await provider();
    const { html } = await she.get("/admin/norms?q=ОН+БЕС+ЖҰМЫС&status=enforced");
    const path = /href="(\/admin\/norms\/[^"]+)"/.exec(html)?.[1] ?? "";
    const norm = wordsOf((await she.get(path)).html);
    assert.match(norm, /он бес жұмыс күні/);
    assert.match(norm, /15 жұмыс күні.*2026 жылғы 18 қаңтардан бастап/);
    assert.match(
      norm,
      /Осы норма бойынша ережелер .*Адам келісімін кері қайтарып алды\. Ұйым деректерді/,
    );
    assert.match(wordsOf((await she.get("/admin/norms?q=жоқсөз")).html), /Мұндай норма табылмады/);
    assert.equal((await she.get("/admin/norms/none")).status, 404);
    const rules = wordsOf((await she.get("/admin/rules?on=2026-08-01")).html);
    assert.match(rules, /Өңдеуді тоқтату 15 жұмыс күні, заң белгілейді .*8-бабы/);
    assert.match(rules, /Адамның келісімі жоқ\./);
    assert.equal((await she.get("/admin/rules?on=x")).status, 422);
    const deferrals = wordsOf((await she.get("/admin/deferrals")).html);
    assert.match(deferrals, /Хабарлауды кейінге қалдырған ұйым жоқ/);
    assert.doesNotMatch(deferrals, /Рұқсат берілгені/);
  });

  test("gives roles to its own staff and ends them, but for the last one, also of two at once", async () => {
    const { service } = of();
    const [one, two] = [await provider(), await provider()];
    const { db } = service.store;
    await db.query(
      `update staff_role set ended_at = granted_at
       where role = 'provider' and subject_id <> all($1::uuid[])`,
      [[one.subjectId.slice(4), two.subjectId.slice(4)]],
    );
    const idsIn = (html: string): string[] =>
      [...html.matchAll(/name="end" value="([^"]+)"/g)].map(([, id = ""]) => id);
    const ids = idsIn((await one.get("/admin/staff")).html);
    assert.equal(ids.length, 2);
    await two.get("/admin/staff");
    const ended = await Promise.all([
      one.post("/admin/staff", { end: ids[0] ?? "" }),
      two.post("/admin/staff", { end: ids[1] ?? "" }),
    ]);
    const standing = await db.query(
      "select from staff_role where role = 'provider' and ended_at is null",
    );
    assert.equal(standing.length, 1);
    assert.equal(ended.filter(({ location }) => location === "/admin/staff?said=ended").length, 1);
    const left = await provider();
    const seen = await left.get("/admin/staff");
    assert.match(wordsOf(seen.html), /Қазіргі рөлдер .*Тоқтатылған рөлдер/);
    const bad = await left.post("/admin/staff", { iin: "1", person_name: "Х" });
    assert.match(wordsOf(bad.html), /ЖСН дұрыс емес/);
    const iin = newIin();
    const given = await left.post("/admin/staff", { iin, person_name: "Мадина Ерлан" });
    assert.equal(given.location, "/admin/staff?said=given");
    assert.match(wordsOf((await left.get("/admin/staff")).html), /Мадина Ерлан қызмет әкімшісі/);
  });

  test("says of the last administrator that her role stays", async () => {
    const { service } = of();
    const she = await provider();
    await service.store.db.query(
      `update staff_role set ended_at = granted_at
       where role = 'provider' and ended_at is null and subject_id <> $1`,
      [she.subjectId.slice(4)],
    );
    const seen = await she.get("/admin/staff");
    assert.match(wordsOf(seen.html), /Дәурен Әлім қызмет әкімшісі .*Соңғы әкімші/);
    const [row] = await service.store.db.query<{ role_id: string }>(
      "select role_id from staff_role where subject_id = $1",
      [she.subjectId.slice(4)],
    );
    const kept = await she.post("/admin/staff", { end: row?.role_id ?? "" });
    assert.equal(kept.status, 422);
    assert.match(wordsOf(kept.html), /Алдымен басқа біреуге рөл беріңіз/);
  });
});
