import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import type { ConsentAnswer, DutyList } from "@kelisim/protocol";
import { verifyReceipt, type ReceiptFile } from "@kelisim/evidence";
import { signInProof, subjectOfRecord } from "@kelisim/store";
import { readPdf } from "../../src/portal/pdf/pdf-reading.test-support.ts";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { ask, bankLine, evaluate, grant, reasonOf, SHA_A } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { answerOn, consentIn, hiddenIn } from "../support/portal-answers.ts";
import { openPortal, sha256, wordsOf } from "../support/portal.ts";
import { onEngine } from "../support/stage.ts";

onEngine(ONE_ENGINE, "a person's consents in the portal", (stage) => {
  let portal: Awaited<ReturnType<typeof openPortal>>;
  before(async () => {
    portal = await openPortal(stage().service.store, stage().clock);
  });
  after(() => portal.close());

  const line = () => bankLine(stage().world);

  async function asked(name = "Айгүл Серікова") {
    const iin = newIin();
    const request = await ask(line(), iin);
    const she = await portal.signInAs(iin, name);
    return { iin, request, she, path: `/me/requests/${request.id}` };
  }

  const proofBehind = async (consentId: string) => {
    const { store } = stage().service;
    const subjectId = await subjectOfRecord(store.db, consentId.slice(4));
    assert.ok(subjectId !== undefined);
    const [row] = await store.db.query<{ hash: string }>(
      `select body ->> 'evidenceSha256' as hash from event
       where subject_id = $1 and type in ('consent.granted', 'consent.withdrawn')
       order by seq desc limit 1`,
      [subjectId.slice(4)],
    );
    const proof = await signInProof(store.db, store.ring, subjectId, row?.hash ?? "");
    assert.ok(proof !== undefined);
    assert.equal(createHash("sha256").update(proof.text).digest("hex"), row?.hash);
    return JSON.parse(proof.text) as { readonly act: Record<string, unknown> };
  };

  test("the consent screen says who, why, what, how long and what a no means; a yes is bound to it", async () => {
    const { iin, request, she, path } = await asked();
    const shown = await she.get(path);
    const words = wordsOf(shown.html);
    const { bin } = stage().world.bank;
    for (const said of [
      "Тұмар банкі деректеріңізді алуға келісіміңізді сұрайды",
      `БСН ${bin}`,
      "Несие беру",
      "Тегі, аты, әкесінің аты",
      "Салыстыру сөзі",
      request.matching_word,
      "2027 жылғы 19 қарашаға дейін, осы күнді қоса алғанда",
      "қажет болған сайын алуы мүмкін",
      "Ешкімге берілмейді, шетелге жіберілмейді, жарияланбайды",
      "Келісім бермесеңіз, тағы не болады",
      "14 күн бойы қайта сұрай алмайды",
      "келісімсіз алатын деректері туралы көрсететін мәлімет жоқ",
      "Ешкімге код айтпаңыз",
      request.notice.hash,
    ]) {
      assert.ok(words.includes(said), said);
    }
    const buttons = [
      ...shown.html.matchAll(/<button[^>]*class="([^"]*)"[^>]*name="answer"[^>]*>(.*?)<\/button>/g),
    ];
    assert.deepEqual(
      buttons.map(([, style, label]) => [style, label]),
      [
        [buttons[0]?.[1], "Иә, келісім беремін"],
        [buttons[0]?.[1], "Жоқ, келісім бермеймін"],
      ],
    );
    assert.doesNotMatch(shown.html, /\schecked/);
    assert.ok(!shown.html.includes(iin));

    const done = await answerOn(she, path, "grant", { category: "phone" });
    assert.equal(done.status, 303);
    const consentId = consentIn(done.location);
    const consent = await stage().world.bank.api.get<ConsentAnswer>(`/v1/consents/${consentId}`);
    assert.deepEqual(
      [consent.confirmation, consent.provenance, consent.language, consent.notice_hash],
      ["sign-in", "person", "kk", request.notice.hash],
    );
    assert.deepEqual(consent.categories, ["iin", "full-name", "income", "phone"]);
    const { act } = await proofBehind(consentId);
    assert.deepEqual(act["notice"], { version: 2, sha256: request.notice.hash });
    assert.deepEqual([act["answer"], act["shown_in"]], ["grant", "kk"]);
    assert.equal(await reasonOf(evaluate(line(), iin)), "permit consent");

    const receipt = wordsOf((await she.get(done.location ?? "")).html);
    for (const said of [
      "Келісім берілді",
      "Қолданыста",
      "Порталға кіріп",
      "Өзіңіз",
      "Телефон нөмірі",
    ]) {
      assert.ok(receipt.includes(said), said);
    }
    const again = wordsOf((await she.get(path)).html);
    assert.ok(again.includes("Бұл сұрауға келісім берілген"));
    assert.ok(wordsOf((await she.get("/me/consents")).html).includes("Қолданыста"));
  });

  test("nothing optional is given unless it is ticked, and what is not asked for is not taken", async () => {
    const { she, path } = await asked();
    const odd = await answerOn(she, path, "grant", { category: "health" });
    assert.equal(odd.status, 422);
    assert.ok(wordsOf(odd.html).includes("Белгіленген деректер бұл сұрауда жоқ"));
    const stale = await she.post(path, { answer: "grant", notice: SHA_A, shown_in: "kk" });
    assert.equal(stale.status, 422);
    assert.equal((await answerOn(she, path, "grant", { answer: "maybe" })).status, 422);
    const done = await answerOn(she, path, "grant");
    const receipt = `/me/consents/${consentIn(done.location)}/receipt.json`;
    const { receipt: told } = JSON.parse((await she.get(receipt)).html) as ReceiptFile;
    assert.deepEqual(
      told["dpv:hasProcess"]["dpv:hasPersonalData"].map((each) => each["dct:identifier"]),
      ["iin", "full-name", "income"],
    );
  });

  test("a no needs no reason and says what follows; a second tab changes nothing and says so", async () => {
    const { iin, she, path } = await asked();
    const other = await she.get(path);
    const done = await answerOn(she, path, "refuse");
    assert.equal(done.location, path);
    const page = wordsOf((await she.get(path)).html);
    assert.ok(page.includes("Келісім берілмеді") && page.includes("Бұдан әрі не болады"));
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-refused");
    const late = await she.post(path, {
      notice: hiddenIn(other, "notice"),
      shown_in: "kk",
      answer: "grant",
    });
    assert.equal(late.status, 409);
    assert.ok(wordsOf(late.html).includes("Соңғы басқаныңыз ештеңені өзгерткен жоқ"));
    assert.ok(wordsOf((await she.get("/me/consents")).html).includes("Келісім бермегендеріңіз"));
  });

  test("two tabs that answer at once: one is taken, the other is told", async () => {
    const { she, path } = await asked();
    const shown = await she.get(path);
    const form = { notice: hiddenIn(shown, "notice"), shown_in: "kk" };
    const both = await Promise.all([
      she.post(path, { ...form, answer: "grant" }),
      she.post(path, { ...form, answer: "refuse" }),
    ]);
    assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([303, 409]));
  });

  test("expired and cancelled requests say so, and their paper is not printed any more", async () => {
    const { she, path, request } = await asked();
    const paper = await she.get(`${path}/paper`);
    assert.match(paper.html, /<svg[^>]+role="img"[\s\S]+<path d="M4 4h1v1h-1z/);
    assert.ok(!wordsOf(paper.html).includes(request.id));
    assert.ok(wordsOf(paper.html).includes("Иә, келісім беремін"));
    await stage().world.bank.api.post(`/v1/consent-requests/${request.id}/cancel`);
    assert.ok(wordsOf((await she.get(path)).html).includes("Ұйым сұрауын қайтарып алды"));
    assert.doesNotMatch((await she.get(`${path}/paper`)).html, /<svg[^>]+role="img"/);
    const second = await asked();
    stage().clock.advanceDays(8);
    const again = await portal.signInAs(second.iin, "Айгүл");
    const page = wordsOf((await again.get(second.path)).html);
    assert.ok(page.includes("Жауап беру мерзімі аяқталды"));
  });

  test("a withdrawal tells whom and by when, is followed to its answer, and can be of a part", async () => {
    const { iin, she, path } = await asked();
    const consentId = consentIn(
      (await answerOn(she, path, "grant", { category: "phone" })).location,
    );
    const at = `/me/consents/${consentId}`;
    const confirm = wordsOf((await she.get(`${at}/withdraw`)).html);
    for (const said of [
      "Келісімді кері қайтарып аласыз ба?",
      "Тұмар банкі",
      "Соңғы күні:",
      "Бұл күн қалай есептелді?",
      "Иә, кері қайтарып аламын",
      "Жоқ, келісім қала берсін",
    ]) {
      assert.ok(confirm.includes(said), said);
    }
    assert.equal((await she.post(`${at}/withdraw`, { what: "part" })).status, 422);
    const noButton = await she.post(`${at}/withdraw`, { part: "phone" });
    assert.equal(noButton.status, 422, "Enter in a tick box withdraws nothing");
    const tooLong = await she.post(`${at}/withdraw`, { what: "all", reason: "ж".repeat(1001) });
    assert.equal(tooLong.status, 422);
    const part = await she.post(`${at}/withdraw`, { what: "part", part: "phone" });
    assert.equal(part.location, `${at}?done=narrowed`);
    assert.equal(await reasonOf(evaluate(line(), iin)), "permit consent");
    const whole = await she.post(`${at}/withdraw`, { what: "all", reason: "Керек емес" });
    assert.equal(whole.location, `${at}?done=withdrawn`);
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-withdrawn");
    assert.equal((await proofBehind(consentId)).act["do"], "withdraw-consent");
    const proofs = async () =>
      (
        await stage().service.store.db.query(
          "select made_at from sign_in_proof where subject_id = $1",
          [she.subjectId.slice(4)],
        )
      ).length;
    const proved = await proofs();
    const again = await she.post(`${at}/withdraw`, { what: "all" });
    assert.equal(again.location, `${at}?done=withdrawn`);
    assert.equal(await proofs(), proved, "what changes nothing is proved by nothing");
    const page = wordsOf((await she.get(whole.location ?? "")).html);
    assert.ok(page.includes("жауап күтілуде") && page.includes("Кері қайтарып алынды"));
    assert.equal((await she.get(`${at}/withdraw`)).location, at);

    const { bank } = stage().world;
    const owed = (await bank.api.get<DutyList>("/v1/duties?limit=200")).items.filter(
      (duty) => duty.consent_id === consentId && duty.kind === "cease-processing",
    );
    const [first, second] = owed;
    assert.equal(owed.length, 2);
    await bank.api.post(`/v1/duties/${first?.id}/discharge`, {
      outcome: "reasoned-refusal",
      ground: { kind: "other" },
      text: "Мұрағат <b>ережесі</b>",
    });
    const answered = await she.get(`/me/duties/${first?.id}`);
    assert.ok(wordsOf(answered.html).includes("Уәжді бас тарту"));
    assert.ok(wordsOf(answered.html).includes("Мұрағат <b>ережесі</b>"));
    assert.ok(wordsOf(answered.html).includes("Келіспесеңіз, шағым беріңіз"));
    stage().clock.advanceDays(40);
    const later = await portal.signInAs(iin, "Айгүл");
    const overdue = wordsOf((await later.get(`/me/duties/${second?.id}`)).html);
    assert.ok(overdue.includes("Ұйым мерзімінде жауап бермеді") && overdue.includes("Шағым беру"));
  });

  test("'this was not me' is said once, and the page tells by when it is proved", async () => {
    const { iin, she, path } = await asked();
    const consentId = consentIn((await answerOn(she, path, "grant")).location);
    const at = `/me/consents/${consentId}`;
    const confirm = wordsOf((await she.get(`${at}/not-me`)).html);
    assert.ok(confirm.includes("Соңғы күні:") && confirm.includes("Иә, бұл мен емес едім"));
    const done = await she.post(`${at}/not-me`);
    assert.equal(done.location, `${at}?done=disputed`);
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-disputed");
    assert.ok(wordsOf((await she.get(at)).html).includes("Дау айтылды"));
    const again = await she.post(`${at}/not-me`);
    assert.equal(again.status, 409);
    assert.ok(wordsOf(again.html).includes("бұрын дау айтылған"));
  });

  test("a receipt goes out as a signed file, and as a tagged document by which that is known again", async () => {
    const { iin, she, path } = await asked();
    const consentId = consentIn((await answerOn(she, path, "grant")).location);
    const at = `/me/consents/${consentId}`;
    const json = await she.get(`${at}/receipt.json`);
    assert.match(
      String(json.headers["content-disposition"]),
      /^attachment; filename="?consent-receipt-/,
    );
    const verdict = verifyReceipt(json.html, "embedded");
    assert.ok(verdict.ok);
    const { file, keys, place } = verdict;
    assert.equal(
      file.receipt["dpv:hasProcess"]["dpv:hasConsentControl"]["dpv:isExercisedAt"],
      `http://portal.test${at}/withdraw`,
    );
    assert.ok(!json.html.includes(iin) && !json.html.includes(she.subjectId.slice(4)));
    const page = await she.get(at);
    assert.ok(wordsOf(page.html).includes("Түбіртекті тексеру"));
    assert.ok(page.html.includes('href="/verify"'));

    const pdfOf = async () => {
      const answer = await portal.app.inject({
        method: "GET",
        url: `${at}/receipt.pdf`,
        headers: { cookie: she.cookie() },
      });
      assert.equal(answer.headers["content-type"], "application/pdf");
      return readPdf(answer.rawPayload);
    };
    const { text, heads } = await pdfOf();
    for (const said of [
      ...["Келісім түбіртегі", "Тұмар банкі", "Қолданыста", "kelisim verify receipt.json"],
      ...[file.receipt["dct:identifier"], sha256(file.jws), keys.receipt, "portal.test/verify"],
      ...[`нөлден саналады)${String(place.index)}`],
    ]) {
      // A long word may be broken over two lines.
      assert.ok(text.replaceAll(/\s/g, "").includes(said.replaceAll(/\s/g, "")), said);
    }
    assert.match(heads, /\/Lang \(kk\)/);
    await she.post(`${at}/withdraw`, { what: "all" });
    const [duty = ""] = /\/me\/duties\/dty_[0-9a-f]{32}/.exec((await she.get(at)).html) ?? [];
    assert.ok((await she.get(duty)).html.includes(`href="${at}/receipt.pdf"`));
    const withdrawn = (await pdfOf()).text;
    assert.ok(withdrawn.includes("Кері қайтарып алынды"));
    assert.ok(!withdrawn.includes(file.receipt["dct:identifier"]), "a new receipt");
  });

  test("a paper that a desk handed in says who recorded it", async () => {
    const iin = newIin();
    const consentId = await grant(stage().world, line(), iin);
    const she = await portal.signInAs(iin, "Айгүл");
    const words = wordsOf((await she.get(`/me/consents/${consentId}`)).html);
    assert.ok(words.includes("Жазбаша, қағазда"));
    assert.ok(words.includes("Қызмет көрсету орны, сіздің құжатыңыз бойынша"));
    assert.ok(words.includes("Қағаздағы күні"));
  });

  test("nobody sees or does anything with somebody else's records", async () => {
    const { she, path } = await asked();
    const consentId = consentIn((await answerOn(she, path, "grant")).location);
    const { path: waiting } = await asked();
    const stranger = await portal.signInAs(newIin(), "Бөтен");
    const foreign = [
      waiting,
      `${waiting}/paper`,
      `/me/consents/${consentId}`,
      `/me/consents/${consentId}/withdraw`,
      `/me/consents/${consentId}/not-me`,
      `/me/consents/${consentId}/receipt.pdf`,
      `/me/consents/${consentId}/receipt.json`,
      `/me/requests/req_${"0".repeat(32)}`,
      "/me/consents/odd",
      `/me/duties/dty_${"0".repeat(32)}`,
    ];
    for (const at of foreign) assert.equal((await stranger.get(at)).status, 404, at);
    for (const at of [waiting, ...foreign.slice(3, 5)]) {
      assert.equal((await stranger.post(at, { answer: "grant", what: "all" })).status, 404, at);
    }
  });
});
