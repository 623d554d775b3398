import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant, uuidOf } from "@kelisim/core";
import {
  checkTicket,
  TicketCache,
  webTicketCrypto,
  type EvaluationAnswer,
  type TicketCheck,
  type TicketKeysAnswer,
  type TicketUse,
  type UseReportsAnswer,
} from "@kelisim/protocol";
import { bankLine, evaluate, grant, question, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import type { Api } from "./support/http-client.ts";
import { onEngine } from "./support/stage.ts";
import { ENGINES } from "./support/store-home.ts";

type Answers = { readonly evaluations: readonly EvaluationAnswer[] };

const LIMIT = { ticketUnreportedLimit: 2, ticketReportWithinSeconds: 60 };
const KEYS = "/.well-known/kelisim-ticket-keys";
const REPORTS = "/v1/use-reports";

for (const engine of ENGINES) {
  onEngine(
    engine,
    "Tickets",
    (stage) => {
      const crypto = webTicketCrypto(globalThis.crypto.subtle);
      const iin = newIin();
      const line = () => bankLine(stage().world, "sharing");
      /** The bureau asks for itself: the bank holds the data, and checks. */
      const shared = () => {
        const { bureau } = stage().world;
        return { action: "disclose", requester: bureau, recipient: bureau } as const;
      };
      const wanted = (more: object = {}) => {
        const asked = question(line(), iin, { ...shared(), categories: ["iin", "income"] });
        return { ...asked, context: { ...asked.context, want_ticket: true, ...more } };
      };
      const ask = (more: object = {}): Promise<EvaluationAnswer> =>
        stage().world.bureau.api.post("/access/v1/evaluation", wanted(more));
      const use = (more: Partial<TicketUse> = {}): TicketUse => ({
        ...{ now: stage().clock.now(), object: line().objectId, purpose: line().purposeId },
        ...{ requester: stage().world.bureau.bin, recipient: stage().world.bureau.bin },
        ...{ iin, action: "disclose", categories: ["income"], origin: stage().service.url },
        ...more,
      });
      const check = async (text = "", more: Partial<TicketUse> = {}, used?: TicketCache) => {
        const { keys } = await stage().world.admin.as(undefined).get<TicketKeysAnswer>(KEYS);
        return checkTicket(text, use(more), { keys, crypto, used });
      };
      const wordOf = (checked: TicketCheck): string => (checked.ok ? "ok" : checked.fault);
      const report = async (by: Api, ...reports: readonly object[]): Promise<readonly string[]> => {
        const { items } = await by.post<UseReportsAnswer>(REPORTS, { reports });
        return items.map(({ outcome }) => outcome);
      };

      test("each category is answered by itself, and a stranger learns no more than from one question", async () => {
        const { world } = stage();
        const asked = { recipients: [world.bureau.id], categories: ["iin", "full-name", "income"] };
        await grant(world, line(), iin, { ask: asked });
        const some = { categories: ["income", "phone", "address"] };
        const { decision, context } = await evaluate(line(), iin, some);
        assert.equal(decision, false);
        assert.deepEqual(context.categories, {
          permitted: ["income"],
          denied: [
            { code: "phone", reason: "category-not-covered" },
            { code: "address", reason: "category-not-covered" },
          ],
        });
        const clinic = {
          action: "disclose",
          requester: world.clinic,
          recipient: world.clinic,
        } as const;
        const told = [iin, newIin()].map((each) =>
          evaluate(line(), each, { ...clinic, ...some }, world.clinic.api),
        );
        for (const { context: masked } of await Promise.all(told)) {
          assert.deepEqual(masked.categories, {
            permitted: [],
            denied: [
              { code: "income", reason: "no-consent" },
              { code: "phone", reason: "no-consent" },
              { code: "address", reason: "category-not-covered" },
            ],
          });
        }
      });

      test("a permit comes with a ticket that the owner checks without a call, once", async () => {
        const { context } = await ask();
        const used = new TicketCache();
        const checked = await check(context.ticket, {}, used);
        assert.ok(checked.ok, wordOf(checked));
        assert.equal(checked.ticket.decision_id, context.decision_id);
        assert.equal(wordOf(await check(context.ticket, {}, used)), "used");
        assert.equal(wordOf(await check(context.ticket, { iin: newIin() })), "wrong-person");
        assert.equal(
          wordOf(await check(context.ticket, { categories: ["phone"] })),
          "wrong-categories",
        );
        const now = parseInstant(checked.ticket.issued_at)?.add({ seconds: 60 });
        assert.equal(wordOf(await check(context.ticket, now && { now })), "expired");
        const bytes = Buffer.from((context.ticket ?? "").split(".").at(-1) ?? "", "base64url");
        assert.ok(!bytes.includes(iin));
        const { status, headers } = await stage().world.admin.as(undefined).send("GET", KEYS);
        assert.deepEqual([status, headers.get("cache-control")], [200, "public, max-age=300"]);
        assert.deepEqual(
          await report(stage().world.bureau.api, { decision_id: context.decision_id, used: true }),
          ["accepted"],
        );
      });

      test("no ticket comes unasked, for a look-up or with a denial", async () => {
        const looked = await ask({ mode: "check" });
        assert.deepEqual([looked.decision, looked.context.ticket_refused], [true, "check"]);
        const denied = await evaluate(line(), newIin(), { ...shared() }, stage().world.bureau.api);
        const unasked = await ask({ want_ticket: false });
        for (const { context } of [looked, denied, unasked])
          assert.equal(context.ticket, undefined);
        for (const { context } of [denied, unasked]) assert.ok(!("ticket_refused" in context));
      });

      test("tickets of a batch share few signatures, and each row asks for its own", async () => {
        const { bureau } = stage().world;
        const { evaluations } = await bureau.api.post<Answers>("/access/v1/evaluations", {
          ...wanted(),
          evaluations: Array.from({ length: 40 }, (_, n) =>
            n % 2 === 0 ? {} : { context: { purpose: line().purposeId } },
          ),
        });
        const tickets = evaluations.map(({ context }) => context.ticket);
        assert.ok(tickets.every((ticket, n) => (ticket !== undefined) === (n % 2 === 0)));
        const held = tickets.filter((ticket) => ticket !== undefined);
        const heads = new Set(held.map((ticket) => ticket.split(".")[1]));
        assert.ok(heads.size < 10, `${heads.size} signatures for ${held.length} tickets`);
        const used = new TicketCache();
        for (const ticket of held) assert.equal(wordOf(await check(ticket, {}, used)), "ok");
        const decisions = evaluations.map(({ context }) => context.decision_id);
        const outcomes = await report(
          stage().world.bank.api,
          ...decisions.map((decision_id) => ({ decision_id, used: true })),
        );
        assert.ok(outcomes.every((word, n) => word === (n % 2 === 0 ? "accepted" : "unknown")));
      });

      test("requester and owner report once, and nobody else may", async () => {
        const { bureau, bank, clinic } = stage().world;
        const { context } = await ask();
        const { decision_id } = context;
        const checked = await check(context.ticket);
        assert.ok(checked.ok);
        const { ticket_id, issued_at } = checked.ticket;
        const told = { decision_id, used: true };
        const before = parseInstant(issued_at)?.subtract({ seconds: 1 }).toString();
        const other = `${ticket_id.slice(0, -4)}ffff`;
        assert.deepEqual(
          await report(bureau.api, { ...told, used_at: "2036-01-01T00:00:00+05:00" }),
          ["wrong-time"],
        );
        assert.deepEqual(await report(bureau.api, { ...told, used_at: before }), ["wrong-time"]);
        assert.deepEqual(
          await report(bureau.api, { decision_id, used: false, used_at: issued_at }),
          ["wrong-time"],
        );
        assert.deepEqual(await report(bureau.api, { ...told, ticket_id: other }), ["unknown"]);
        assert.deepEqual(await report(clinic.api, told, { ...told, decision_id: "dec_AAAA" }), [
          "unknown",
          "unknown",
        ]);
        const rows = [{ ...told, ticket_id, used_at: issued_at }, told, { ...told, used: false }];
        assert.deepEqual(await report(bureau.api, ...rows), ["accepted", "already", "differs"]);
        const again = [report(bank.api, told), report(bank.api, { ...told, used: false })];
        assert.deepEqual(await Promise.all(again), [["already"], ["differs"]]);
        const [row] = await stage().service.store.db.query<{ reported_by: string; used: boolean }>(
          "select reported_by, used from ticket where ticket_id = $1",
          [ticket_id.slice(4)],
        );
        assert.deepEqual(
          [row?.reported_by.replaceAll("-", ""), row?.used],
          [uuidOf(bureau.id), true],
        );
        const many = Array.from({ length: 1001 }, () => told);
        assert.equal((await bureau.api.send("POST", REPORTS, { reports: many })).status, 422);
      });

      test("a permit whose ticket cannot be written down leaves without it", async () => {
        const { db } = stage().service.store;
        const rename = (from: string, to: string) =>
          db.asOwner((owner) => owner.query(`alter table ${from} rename to ${to}`));
        await rename("ticket", "ticket_away");
        const [asked] = await Promise.allSettled([ask()]);
        await rename("ticket_away", "ticket");
        assert.ok(asked.status === "fulfilled");
        const { decision, context } = asked.value;
        assert.equal(decision, true);
        assert.deepEqual([context.ticket, context.ticket_refused], [undefined, "unavailable"]);
        const again = (await ask()).context;
        assert.ok(again.ticket !== undefined);
        const told = { decision_id: again.decision_id, used: false };
        assert.deepEqual(await report(stage().world.bureau.api, told), ["accepted"]);
      });

      test("two who report one ticket at the same moment: one word stands", async () => {
        const { bureau, bank } = stage().world;
        const { decision_id } = (await ask()).context;
        const words = await Promise.all(
          [true, false, true, false].map((used, n) =>
            report(n < 2 ? bureau.api : bank.api, { decision_id, used }),
          ),
        );
        assert.equal(words.flat().filter((word) => word === "accepted").length, 1);
        assert.ok(words.flat().every((word) => ["accepted", "already", "differs"].includes(word)));
      });

      test("whoever owes too many reports gets no further ticket until it reports", async () => {
        const { bureau, bank } = stage().world;
        const owed: string[] = [];
        for (let n = 0; n < 3; n += 1) {
          const { context } = await ask();
          assert.ok(context.ticket !== undefined);
          owed.push(context.decision_id);
        }
        assert.ok((await ask()).context.ticket !== undefined, "nothing is overdue yet");
        stage().clock.advanceTo(stage().clock.now().add({ seconds: 130 }).toString());
        const late = await ask();
        assert.equal(late.decision, true);
        assert.deepEqual(
          [late.context.ticket, late.context.ticket_refused],
          [undefined, "reports-missing"],
        );
        const own = { ...question(line(), iin), context: wanted().context };
        const others = await bank.api.post<EvaluationAnswer>("/access/v1/evaluation", own);
        assert.ok(others.context.ticket !== undefined, "another requester owes nothing");
        const told = owed.map((decision_id) => ({ decision_id, used: false }));
        assert.deepEqual(
          await report(bureau.api, ...told),
          owed.map(() => "accepted"),
        );
        assert.ok((await ask()).context.ticket !== undefined);
      });

      test("no ticket outlives its day, and a withdrawal leaves no more to be had", async () => {
        const { world, clock } = stage();
        clock.advanceTo("2026-11-20T23:59:50+05:00");
        const checked = await check((await ask()).context.ticket);
        assert.ok(checked.ok, wordOf(checked));
        assert.match(checked.ticket.expires_at, /^2026-11-21T00:00:00(\.000)?\+05:00$/);
        const { context } = await ask();
        assert.ok(context.basis?.kind === "consent");
        await withdraw(world.desk.api, context.basis.id);
        const after = await ask();
        assert.deepEqual([after.decision, "ticket" in after.context], [false, false]);
      });
    },
    LIMIT,
  );
}
