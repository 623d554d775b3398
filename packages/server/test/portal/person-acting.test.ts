import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ConsentAnswer, CreatePurposeBody, PurposeAnswer } from "@kelisim/protocol";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { ask, askBody, bankLine, grant, type Line } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { answerOn, consentIn } from "../support/portal-answers.ts";
import { openPortal, wordsOf } from "../support/portal.ts";
import { guardianOf, iinBorn, represented } from "../support/representatives.ts";
import { onEngine } from "../support/stage.ts";
import { purposeBody, registerPurpose } from "../support/world.ts";

const words = (text: string) => ({ kk: `${text} қазақша`, ru: `${text} по-русски`, en: text });

onEngine(
  ONE_ENGINE,
  "who answers in the portal, and what else its consent screen says",
  (stage) => {
    let portal: Awaited<ReturnType<typeof openPortal>>;
    before(async () => {
      portal = await openPortal(stage().service.store, stage().clock);
    });
    after(() => portal.close());

    const line = () => bankLine(stage().world);
    const lineOf = async (code: string, more: Partial<CreatePurposeBody>): Promise<Line> => {
      const { bank, objects } = stage().world;
      const purposeId = await registerPurpose(bank, objects.bank, { code, ...more });
      return { party: bank, objectId: objects.bank, purposeId };
    };

    test("a child is told who answers, and her parent answers as such in her place", async () => {
      const { world } = stage();
      const child = iinBorn("2016-03-12");
      const { id } = await ask(line(), child);
      const path = `/me/requests/${id}`;
      const she = await portal.signInAs(child, "Аружан");
      const alone = await she.get(path);
      assert.ok(wordsOf(alone.html).includes("Бұл сұрауға өзіңіз жауап бере алмайсыз"));
      assert.ok(wordsOf(alone.html).includes("Заңды өкіліңіз әлі тіркелмеген"));
      assert.doesNotMatch(alone.html, /name="answer"/);

      const parent = newIin();
      const basis = { basis: "parent", scope: ["give", "withdraw"] };
      const representation = await represented(world, child, {
        ...guardianOf(child),
        ...basis,
        representative: { iin: parent, name: "Серікова Айгүл" },
      });
      assert.ok(wordsOf((await she.get(path)).html).includes("ата-анаңыз"));
      const { notice } = await world.desk.api.get<{ notice: { hash: string } }>(
        `/v1/consent-requests/${id}`,
      );
      const own = await she.post(path, { answer: "grant", notice: notice.hash, shown_in: "kk" });
      assert.equal(own.status, 422);
      assert.ok(!wordsOf(own.html).includes("Келісім берілді"));

      const acting = await portal.signInAs(parent, "Айгүл", {
        representationId: representation.id,
      });
      const shown = wordsOf((await acting.get(path)).html);
      assert.ok(shown.includes("деректерді алуға келісім сұрайды"));
      assert.ok(shown.includes("Аружан"));
      const done = await answerOn(acting, path, "grant");
      const consentId = consentIn(done.location);
      const consent = await world.bank.api.get<ConsentAnswer>(`/v1/consents/${consentId}`);
      assert.deepEqual(consent.acted_by, {
        kind: "representative",
        representation_id: representation.id,
      });
      const receipt = await acting.get(`/me/consents/${consentId}`);
      assert.ok(wordsOf(receipt.html).includes("Заңды өкіл"));
      assert.doesNotMatch(receipt.html, /not-me/);
      const dispute = await acting.post(`/me/consents/${consentId}/not-me`);
      assert.equal(dispute.status, 409);
      assert.ok(wordsOf(dispute.html).includes("тек адамның өзі айта алады"));
      const own2 = await she.post(`/me/consents/${consentId}/withdraw`, { what: "all" });
      assert.equal(own2.status, 409);
      const back = await acting.post(`/me/consents/${consentId}/withdraw`, { what: "all" });
      assert.equal(back.location, `/me/consents/${consentId}?done=withdrawn`);
      const herself = await portal.signInAs(parent, "Айгүл");
      assert.equal((await herself.get(`/me/consents/${consentId}`)).status, 404);
    });

    test("a representative without the power to give is told so", async () => {
      const child = iinBorn("2016-05-01");
      const iin = newIin();
      const only = await represented(stage().world, child, {
        ...guardianOf(child),
        ...{ basis: "parent", scope: ["rights"] },
        representative: { iin, name: "Өкіл" },
      });
      const { id } = await ask(line(), child);
      const acting = await portal.signInAs(iin, "Өкіл", { representationId: only.id });
      const shown = await acting.get(`/me/requests/${id}`);
      assert.ok(wordsOf(shown.html).includes("Өкілеттігіңіз бұл сұрауға жауап беруге жетпейді"));
      assert.doesNotMatch(shown.html, /name="answer"/);
    });

    test("an automated decision says its logic, its consequences and how to object in three days", async () => {
      const automated = {
        affects_rights: true,
        procedure: words("Ұпай саналады"),
        consequences: words("Несие берілмеуі мүмкін"),
        protection: words("Адамнан қайта қарауды сұраңыз"),
      };
      const robot = await lineOf("robot", {
        actions: ["process", "automated-decision"],
        automated,
      });
      const iin = newIin();
      const { id } = await ask(robot, iin, { actions: ["automated-decision"] });
      const she = await portal.signInAs(iin, "Айгүл");
      const shown = wordsOf((await she.get(`/me/requests/${id}`)).html);
      for (const said of [
        "Шешімді жүйе адамның қатысуынсыз шығарады",
        "Бұл шешім құқықтарыңызға немесе заңды мүдделеріңізге әсер етеді",
        "Ұпай саналады қазақша",
        "Несие берілмеуі мүмкін қазақша",
        "Адамнан қайта қарауды сұраңыз қазақша",
        "3 жұмыс күні ішінде",
      ]) {
        assert.ok(shown.includes(said), said);
      }
      const done = await answerOn(she, `/me/requests/${id}`, "grant");
      const receipt = await she.get(done.location ?? "");
      assert.match(receipt.html, /\/me\/object\?consent=con_/);
    });

    test("what a law takes stands apart from the question, but for what a law keeps from her", async () => {
      const { bank, objects } = stage().world;
      const make = async (code: string, deferral?: object) => {
        const legal_ground = { code: "9-10", act: "№ 7 Заң", article: "12", level: "law" };
        const name = words(code);
        const body = { ...purposeBody(bank, objects.bank, { code }), name };
        const ground = deferral === undefined ? legal_ground : { ...legal_ground, deferral };
        return bank.api.post<PurposeAnswer>("/v1/purposes", { ...body, legal_ground: ground });
      };
      await make("tax-report");
      const hidden = await make("inquiry", { act: "№ 2", article: "3", event: "Аяқталды" });
      await stage().world.admin.post(`/v1/purposes/${hidden.id}/approve`);
      const iin = newIin();
      const { id } = await ask(line(), iin);
      const she = await portal.signInAs(iin, "Айгүл");
      const shown = wordsOf((await she.get(`/me/requests/${id}`)).html);
      assert.ok(shown.includes("Заң бойынша келісімсіз алынатын деректер"));
      assert.ok(shown.includes("tax-report қазақша") && shown.includes("№ 7 Заң, 12-бап"));
      assert.ok(!shown.includes("inquiry"));
    });

    test("a question for the rest shows what stands already, and a new consent takes the old one's place", async () => {
      const { world } = stage();
      const iin = newIin();
      const first = await grant(world, line(), iin);
      const { bank } = world;
      const { id } = await bank.api.post<{ id: string }>("/v1/consent-requests", {
        ...askBody(line(), iin),
        only_missing: true,
      });
      const she = await portal.signInAs(iin, "Айгүл");
      const shown = await she.get(`/me/requests/${id}`);
      assert.ok(wordsOf(shown.html).includes("Бұған дейін келісім берген деректеріңіз"));
      const done = await answerOn(she, `/me/requests/${id}`, "grant", { category: "phone" });
      const newer = consentIn(done.location);
      const old = wordsOf((await she.get(`/me/consents/${first}`)).html);
      assert.ok(old.includes("Орнына жаңа жауап берілді") && old.includes("Жаңа келісімді ашу"));
      const blocked = await she.get(`/me/consents/${first}/withdraw`);
      assert.equal(blocked.status, 409);
      assert.ok(blocked.html.includes(`/me/consents/${newer}/withdraw`));
      const list = wordsOf((await she.get("/me/consents")).html);
      assert.ok(list.indexOf("Қолданыста") < list.indexOf("Орнына жаңа жауап"));
    });

    test("an answer's address says the same for every id and leads to the sign-in", async () => {
      const { id } = await ask(line(), newIin());
      const seen = await portal.visit(`/answer/${id}`);
      assert.equal(seen.status, 200);
      assert.match(seen.html, new RegExp(`/sign-in\\?to=%2Fme%2Frequests%2F${id}`));
      assert.ok(!wordsOf(seen.html).includes("Тұмар"));
      const odd = await portal.visit("/answer/odd%22%3E");
      assert.equal(odd.status, 200);
      assert.equal(wordsOf(odd.html), wordsOf(seen.html));
    });
  },
);
