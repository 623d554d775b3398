import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  DeadlineAnswer,
  DischargedDutyAnswer,
  DutyDetailAnswer,
  DutyList,
  EventList,
  RightsCallAnswer,
} from "@kelisim/protocol";
import { bankLine, evaluate, grant, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { done, problemOf } from "./support/http-client.ts";
import { onEngine, onEveryEngine } from "./support/stage.ts";

const TEXT = "Автоматты түрде өңдеуге қарсымын.\nСебебін жазып отырмын.";
const REVIEWED = {
  text: "Қарсылығыңызды қарадық.",
  reviewer: { name: "Ерлан Сәрсен", position: "басқарма басшысы" },
};

onEveryEngine("The rights of a person and the duties of a party", (stage) => {
  const detail = (id: string) => stage().world.bank.api.get<DutyDetailAnswer>(`/v1/duties/${id}`);
  const file = (path: string, body: object, by = stage().world.desk.api) =>
    by.post<RightsCallAnswer>(path, { party_id: stage().world.bank.id, text: TEXT, ...body });

  test("an objection is reviewed by somebody with a name within three working days", async () => {
    const { bank } = stage().world;
    const iin = newIin();
    const filed = await file("/v1/objections", { iin });
    assert.match(filed.id, /^rgt_/);
    assert.equal(filed.due_on, "2026-11-25");
    const duty = await detail(filed.duty_id);
    assert.deepEqual(
      [duty.kind, duty.status, duty.due_on],
      ["answer-objection", "open", "2026-11-25"],
    );
    assert.deepEqual(duty.data_subject, { iin });
    assert.deepEqual(duty.rights_call, {
      id: filed.id,
      kind: "objection",
      received_at: duty.opened_at,
      data_subject: { iin },
      text: TEXT,
    });
    const path = `/v1/duties/${filed.duty_id}/discharge`;
    const closed = await bank.api.post<DischargedDutyAnswer>(path, {
      outcome: "upheld",
      ...REVIEWED,
    });
    assert.deepEqual([closed.outcome, closed.late], ["upheld", false]);
    const { items } = await bank.api.get<EventList>("/v1/events?limit=200");
    assert.deepEqual(
      items.map(({ type, data }) => [type, data]),
      [
        ["objection.received", { rights_call_id: filed.id }],
        ["duty.opened", { duty_id: filed.duty_id, due_on: "2026-11-25" }],
        ["duty.discharged", { duty_id: filed.duty_id }],
      ],
    );
    assert.ok(!JSON.stringify(items).includes(iin));
  });

  test("an objection finds its party by the purpose, or by the decision that it is against", async () => {
    const { world } = stage();
    const iin = newIin();
    const line = bankLine(world);
    const { context } = await evaluate(line, iin);
    for (const named of [{ purpose_id: line.purposeId }, { decision_ref: context.decision_id }]) {
      const body = { data_subject: { iin }, text: TEXT, ...named };
      const filed = await world.desk.api.post<RightsCallAnswer>("/v1/objections", body);
      const { rights_call: call, party_id: party } = await detail(filed.duty_id);
      assert.equal(party, world.bank.id);
      assert.deepEqual(
        [call?.purpose_id, call?.decision_ref],
        [
          "purpose_id" in named ? named.purpose_id : undefined,
          "decision_ref" in named ? named.decision_ref : undefined,
        ],
      );
    }
    const words = { iin, decision_ref: "2026 жылғы 1 қарашадағы шешім" };
    const filed = await file("/v1/objections", words);
    assert.equal((await detail(filed.duty_id)).rights_call?.decision_ref, words.decision_ref);
  });

  test("an inquiry has three working days, a correction one", async () => {
    const { bank } = stage().world;
    const inquiry = await file("/v1/inquiries", { iin: newIin() });
    const correction = await file("/v1/corrections", {
      iin: newIin(),
      object_id: stage().world.objects.bank,
      categories: ["income"],
      evidence_sha256: "c".repeat(64),
    });
    assert.deepEqual([inquiry.due_on, correction.due_on], ["2026-11-25", "2026-11-23"]);
    assert.equal((await detail(inquiry.duty_id)).kind, "answer-inquiry");
    assert.equal((await detail(correction.duty_id)).kind, "correct");
    const answered = { outcome: "answered", text: "Міне, жауап." };
    await bank.api.post(`/v1/duties/${inquiry.duty_id}/discharge`, answered);
    await bank.api.post(`/v1/duties/${correction.duty_id}/discharge`, { outcome: "corrected" });
  });

  test("a party may file what a person said at its own desk", async () => {
    const { bank, clinic } = stage().world;
    for (const { api } of [bank, clinic]) {
      const filed = await file("/v1/inquiries", { iin: newIin() }, api);
      assert.equal((await detail(filed.duty_id)).party_id, bank.id);
    }
  });

  test("the same rights call twice is two calls, unless a key says that it is one", async () => {
    const body = { iin: newIin() };
    const [first, second] = [await file("/v1/inquiries", body), await file("/v1/inquiries", body)];
    assert.notEqual(first.id, second.id);
  });

  test("a duty is in time until its last day has ended in Almaty, and then it is late", async () => {
    const { clock, world } = stage();
    const { bank } = world;
    const [punctual, late] = [
      await file("/v1/inquiries", { iin: newIin() }),
      await file("/v1/inquiries", { iin: newIin() }),
    ];
    clock.advanceTo("2026-11-25T23:59:58+05:00");
    const answered = { outcome: "answered", text: "Міне, жауап." };
    const discharge = (id: string) =>
      bank.api.post<DischargedDutyAnswer>(`/v1/duties/${id}/discharge`, answered);
    assert.equal((await discharge(punctual.duty_id)).late, false);
    assert.equal((await detail(late.duty_id)).status, "open");
    clock.advanceTo("2026-11-26T00:00:00+05:00");
    assert.equal((await detail(late.duty_id)).status, "overdue");
    const overdue = await bank.api.get<DutyList>("/v1/duties?status=overdue&limit=200");
    assert.ok(overdue.items.some(({ id }) => id === late.duty_id));
    assert.ok(overdue.items.every(({ status }) => status === "overdue"));
    assert.equal((await discharge(late.duty_id)).late, true);
  });

  test("duties are listed by their last day, page by page", async () => {
    const { bank } = stage().world;
    const all = (await bank.api.get<DutyList>("/v1/duties?limit=200")).items;
    const days = all.map(({ due_on }) => due_on);
    assert.ok(all.length > 5);
    assert.deepEqual(days, days.toSorted());
    const walked: DutyList["items"][number][] = [];
    let query = "?limit=3";
    for (;;) {
      const page = await bank.api.get<DutyList>(`/v1/duties${query}`);
      walked.push(...page.items);
      if (page.next_cursor === null) break;
      query = `?limit=3&cursor=${page.next_cursor}`;
    }
    assert.deepEqual(walked, all);
    const discharged = await bank.api.get<DutyList>("/v1/duties?status=discharged&limit=200");
    assert.deepEqual(
      discharged.items,
      all.filter(({ status }) => status === "discharged"),
    );
  });

  test("a duty opened at the year's end is counted with the projected calendar, and says so", async () => {
    const { clock, world } = stage();
    clock.advanceTo("2026-12-25T10:00:00+05:00");
    const consent = await grant(world, bankLine(world), newIin());
    const [duty] = (await withdraw(world.desk.api, consent)).duties;
    assert.deepEqual([duty?.due_on, duty?.provisional], ["2027-01-20", true]);
  });

  test("a duty opens where no calendar reaches, by weekends alone, and says so", async () => {
    const { clock, world } = stage();
    clock.advanceTo("2030-03-01T10:00:00+05:00");
    const filed = await file("/v1/inquiries", { iin: newIin() });
    const duty = await detail(filed.duty_id);
    assert.deepEqual([duty.due_on, duty.provisional], ["2030-03-06", true]);
    assert.equal(duty.party_id, world.bank.id);
  });
});

/** Received on, working days, last day. */
const VECTORS = [
  ["2026-07-12", 15, "2026-07-31"],
  ["2026-07-13", 15, "2026-08-03"],
  ["2026-03-06", 15, "2026-04-02"],
  ["2026-08-14", 15, "2026-09-04"],
  ["2026-05-05", 3, "2026-05-12"],
  ["2026-07-02", 3, "2026-07-08"],
  ["2026-10-23", 1, "2026-10-27"],
  ["2026-12-15", 1, "2026-12-17"],
  ["2026-08-28", 1, "2026-08-31"],
  ["2026-11-20", 15, "2026-12-11"],
] as const;

const PROJECTED = [
  ["2026-12-25", 15, "2027-01-20"],
  ["2026-12-30", 3, "2027-01-06"],
  ["2027-03-12", 3, "2027-03-18"],
] as const;

onEngine("postgres", "Working days", (stage) => {
  const path = (receivedAt: string, days: number) =>
    `/v1/calendar/deadline?received_at=${encodeURIComponent(receivedAt)}&working_days=${days}`;
  // Open to everybody: asked without a key.
  const count = async (receivedAt: string, days: number) =>
    done<DeadlineAnswer>(
      await stage().world.admin.as(undefined).send("GET", path(receivedAt, days)),
    );

  test("a deadline is counted day by day, with the reason of each", async () => {
    for (const [receivedOn, days, dueOn] of VECTORS) {
      const answer = await count(receivedOn, days);
      assert.deepEqual([answer.due_on, answer.official], [dueOn, true], receivedOn);
      assert.deepEqual([answer.received_on, answer.working_days], [receivedOn, days]);
      assert.equal(answer.explanation[0]?.date, receivedOn);
      assert.equal(answer.explanation.at(-1)?.date, dueOn);
      assert.equal(answer.explanation.at(-1)?.counted, days);
      assert.equal(answer.explanation.filter(({ counted }) => counted !== null).length, days);
      for (const { why } of answer.explanation) assert.ok(why.kk && why.ru && why.en);
    }
  });

  test("a projected year is counted and called unofficial", async () => {
    for (const [receivedOn, days, dueOn] of PROJECTED) {
      const answer = await count(receivedOn, days);
      assert.deepEqual([answer.due_on, answer.official], [dueOn, false], receivedOn);
      assert.match(answer.calendar_version, /2027/);
    }
  });

  test("a year that nobody knows is refused by its number, not guessed", async () => {
    for (const receivedOn of ["2025-06-02", "2028-01-10", "2027-12-30"]) {
      const answer = await stage().world.admin.send("GET", path(receivedOn, 15));
      const problem = problemOf(answer);
      assert.deepEqual([problem.status, problem.code], [422, "calendar-year-unknown"]);
      assert.equal(problem.years, receivedOn.startsWith("2025") ? "2025" : "2028");
    }
  });

  test("an instant counts as the day that it is in Almaty", async () => {
    assert.equal((await count("2026-07-12T18:59:59Z", 15)).received_on, "2026-07-12");
    assert.equal((await count("2026-07-12T19:00:00Z", 15)).received_on, "2026-07-13");
    assert.equal((await count("2026-07-13T00:00:00+05:00", 15)).received_on, "2026-07-13");
    assert.equal((await count("2026-07-13T00:00:00+06:00", 15)).received_on, "2026-07-12");
  });
});
