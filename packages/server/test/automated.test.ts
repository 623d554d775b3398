import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  PurposeAnswer,
  AutomatedProcessList,
  CreatePurposeBody,
  DutyDetailAnswer,
  ExplanationAnswer,
  ExplanationList,
  ProcessingOutcomeAnswer,
  ProcessingOutcomeList,
  RightsCallAnswer,
} from "@kelisim/protocol";
import { noticeByHash } from "@kelisim/store";
import { ask, askBody, grant, SHA_A, type Line } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { done, pointersOf } from "./support/http-client.ts";
import { onEngine } from "./support/stage.ts";
import { purposeBody, registerPurpose } from "./support/world.ts";

const words = (text: string) => ({ kk: `kk ${text}`, ru: `ru ${text}`, en: `en ${text}` });
const AUTOMATED: Pick<CreatePurposeBody, "actions" | "automated"> = {
  actions: ["process", "automated-decision"],
  automated: {
    affects_rights: true,
    procedure: words("procedure"),
    consequences: words("consequences"),
    protection: words("protection"),
  },
};
const BEFORE = "2026-11-20T09:00:00+05:00";

onEngine("postgres", "Automated processing", (stage) => {
  const nobody = () => stage().world.admin.as(undefined);
  const register = async (code: string, more: Partial<CreatePurposeBody> = {}): Promise<Line> => {
    const { bank, objects } = stage().world;
    const body = { code, ...AUTOMATED, ...more };
    const purposeId = await registerPurpose(bank, objects.bank, body);
    return { party: bank, objectId: objects.bank, purposeId };
  };
  const outcomeBody = ({ purposeId }: Line, iin: string, more: object = {}) => ({
    data_subject: { iin },
    purpose_id: purposeId,
    effect: "arises",
    took_effect_at: BEFORE,
    steps: [{ at: "2026-11-20T08:59:00+05:00", by: "system" }],
    evidence_sha256: SHA_A,
    ...more,
  });
  const record = (line: Line, iin: string, more: object = {}, by = line.party.api) =>
    by.post<ProcessingOutcomeAnswer>("/v1/processing-outcomes", outcomeBody(line, iin, more));

  test("the register is read by everybody, page by page, and names no draft and no person", async () => {
    const { world } = stage();
    const made = [await register("one"), await register("two"), await register("three")];
    await world.bank.api.post(`/v1/purposes/${made[1]?.purposeId}/close`);
    const path = `/v1/automated-processes?party_id=${world.bank.id}&limit=2`;
    const read = async (query: string) =>
      done<AutomatedProcessList>(await nobody().send("GET", `${path}${query}`));
    const first = await read("");
    const second = await read(`&cursor=${first.next_cursor}`);
    const items = [...first.items, ...second.items];
    assert.deepEqual(
      items.map(({ purpose_id: id, status }) => [id, status]),
      made.map(({ purposeId }, n) => [purposeId, n === 1 ? "closed" : "active"]),
    );
    assert.equal(second.next_cursor, null);
    const [process] = items;
    assert.deepEqual(process?.protection, words("protection"));
    assert.deepEqual(
      [process?.party.bin, process?.consent_or_law, process?.affects_rights],
      [world.bank.bin, "consent", true],
    );
    const others = done<AutomatedProcessList>(
      await nobody().send("GET", `/v1/automated-processes?party_id=${world.clinic.id}`),
    );
    assert.deepEqual(others.items, []);
  });

  test("a purpose that decides automatically is not asked for before it says how, and not registered without remedies", async () => {
    const { bank, objects } = stage().world;
    const { actions, automated } = AUTOMATED;
    const silent = purposeBody(bank, objects.bank, { code: "silent", actions });
    const { id: purposeId } = await bank.api.post<PurposeAnswer>("/v1/purposes", silent);
    const asking = askBody({ party: bank, objectId: objects.bank, purposeId }, newIin(), {
      actions: ["automated-decision"],
    });
    const problem = await bank.api.refused("/v1/consent-requests", asking);
    assert.deepEqual(
      [problem.status, problem.code, pointersOf(problem)],
      [422, "automated-explanation-required", ["/actions"]],
    );
    const { protection: _, ...unprotected } = automated ?? {};
    const wrong = await bank.api.refused("/v1/purposes", { ...silent, automated: unprotected });
    assert.deepEqual(pointersOf(wrong), ["/automated/protection"]);
  });

  test("the notice of a request for it explains it, under a version of its own", async () => {
    const line = await register("noticed");
    const request = await ask(line, newIin(), { actions: ["automated-decision"] });
    assert.equal(request.notice.version, 2);
    const text = await noticeByHash(stage().service.store.db, request.notice.hash);
    for (const word of ["kk procedure", "kk consequences", "kk protection", "3 жұмыс күні"]) {
      assert.ok(text?.kk.includes(word), word);
    }
  });

  test("an explanation is proved by a holder, with the words of its day, and read back by it alone", async () => {
    const { bank, clinic } = stage().world;
    const line = await register("explained");
    const iin = newIin();
    const body = { data_subject: { iin }, purpose_id: line.purposeId, language: "kk" };
    const proof = { ...body, evidence_sha256: SHA_A };
    const shown = await bank.api.post<ExplanationAnswer>("/v1/explanations", proof);
    assert.match(shown.id, /^xpl_/);
    assert.deepEqual(
      [shown.purpose_version, shown.shown_on, shown.party_id],
      [1, "2026-11-20", bank.id],
    );
    const early = await bank.api.refused("/v1/explanations", { ...proof, shown_on: "2026-11-19" });
    assert.equal(early.code, "purpose-not-automated");
    const foreign = await clinic.api.refused("/v1/explanations", proof);
    assert.deepEqual([foreign.status, pointersOf(foreign)], [404, ["/purpose_id"]]);
    const search = (by: typeof bank, more: object = {}) =>
      by.api.post<ExplanationList>("/v1/explanations/search", more);
    const of = { purpose_id: line.purposeId };
    assert.deepEqual((await search(bank, { data_subject: { iin }, ...of })).items, [shown]);
    assert.deepEqual((await search(bank, { data_subject: { iin: newIin() } })).items, []);
    assert.deepEqual((await search(clinic, of)).items, []);
    const after = await record(line, iin, { effect: "none" });
    assert.equal(after.explained, "shown");
  });

  test("an outcome is judged by what stood at its instant, and read back as it was answered", async () => {
    const { clock, world } = stage();
    const { bank, clinic } = world;
    const line = await register("judged");
    const iin = newIin();
    const early = await bank.api.refused(
      "/v1/processing-outcomes",
      outcomeBody(line, iin, { took_effect_at: "2026-11-20T10:30:00+05:00" }),
    );
    assert.equal(early.code, "evidence-in-the-future");
    clock.advanceTo("2026-11-20T11:00:00+05:00");
    await grant(world, line, iin, { ask: { actions: ["automated-decision"] } });
    clock.advanceTo("2026-11-20T12:00:00+05:00");
    const before = await record(line, iin, { took_effect_at: "2026-11-20T10:59:00+05:00" });
    assert.deepEqual(
      [before.automated, before.lawful, before.judgement.code, before.denied_by],
      [true, false, "automated-decision-needs-consent", "automated-decision-needs-consent"],
    );
    const carried = await record(line, iin, { took_effect_at: "2026-11-20T11:30:00+05:00" });
    assert.deepEqual(
      [carried.lawful, carried.judgement.code, carried.explained],
      [true, "consent", "notice"],
    );
    assert.deepEqual(carried.object_ids, [line.objectId]);
    assert.match(carried.why.kk, /автоматтандырылған өңдеу/);
    const path = "/v1/processing-outcomes/search";
    const own = await bank.api.post<ProcessingOutcomeList>(path, { purpose_id: line.purposeId });
    assert.deepEqual(own.items, [carried, before]);
    const foreign = await clinic.api.post<ProcessingOutcomeList>(path, {});
    assert.deepEqual(foreign.items, []);
  });

  test("an outcome names each thing that is not there, and a stranger sees no purpose", async () => {
    const { bank, clinic, objects } = stage().world;
    const line = await register("unknowns");
    const missing = "0".repeat(32);
    const problem = await bank.api.refused(
      "/v1/processing-outcomes",
      outcomeBody(line, newIin(), {
        object_id: objects.clinic,
        categories: ["income", "no-such"],
        steps: [{ at: BEFORE, by: "person-of-party", party_id: `pty_${missing}` }],
      }),
    );
    assert.equal(problem.status, 404);
    assert.deepEqual(pointersOf(problem), ["/object_id", "/categories/1", "/steps/0/party_id"]);
    const stranger = await clinic.api.refused(
      "/v1/processing-outcomes",
      outcomeBody(line, newIin()),
    );
    assert.deepEqual([stranger.status, pointersOf(stranger)], [404, ["/purpose_id"]]);
    const none = await bank.api.refused(
      "/v1/processing-outcomes",
      outcomeBody(line, newIin(), { steps: [] }),
    );
    assert.deepEqual([none.status, pointersOf(none)], [422, ["/steps"]]);
  });

  test("an objection that names an outcome finds who recorded it, and only the person's own", async () => {
    const { bank, desk } = stage().world;
    const line = await register("objected");
    const iin = newIin();
    const { id } = await record(line, iin, { effect: "none" });
    const body = { iin, outcome_id: id, text: "Қарсымын" };
    const filed = await desk.api.post<RightsCallAnswer>("/v1/objections", body);
    const duty = await bank.api.get<DutyDetailAnswer>(`/v1/duties/${filed.duty_id}`);
    assert.deepEqual([duty.party_id, duty.rights_call?.outcome_id], [bank.id, id]);
    const foreign = await desk.api.refused("/v1/objections", { ...body, iin: newIin() });
    assert.deepEqual([foreign.status, pointersOf(foreign)], [404, ["/outcome_id"]]);
  });
});
