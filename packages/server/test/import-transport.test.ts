import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createIdSource, makeContext, type Context } from "@kelisim/server";
import { apiKeyById, partyById, takeImportTurn } from "@kelisim/store";
import type { ExportQuery } from "@kelisim/protocol";
import type { Call, LinesReply } from "../src/http/operation.ts";
import { runImport, turnEnd } from "../src/imports/run-import.ts";
import { exportConsents } from "../src/routes/export-consents.ts";
import { bankLine } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { problemOf, send } from "./support/http-client.ts";
import { importAll, LineCall, type AnswerLine } from "./support/line-client.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { startService, testConfig, type Service } from "./support/service.ts";
import { buildWorld, type Member, type World } from "./support/world.ts";
import { progressOf, rowOf, text } from "./support/import-lines.ts";

/** A call that is made without its transport. */
type DirectCall = Call<undefined, Record<string, string>, ExportQuery>;

describe("The transport of an import", () => {
  let service: Service;
  let world: World;
  let ctx: Context;
  before(async () => {
    const clock = new FakeClock();
    service = await startService({ clock, config: { importLines: 20_000 } });
    world = await buildWorld(service);
    const { store } = service;
    ctx = makeContext({ config: testConfig(), store, clock, ids: createIdSource(clock) });
  });

  /** A call as a handler has it, of a service that may be told to stop. */
  const callOf = async ({ keyId, id }: Member): Promise<{ call: DirectCall; stop: () => void }> => {
    const { db } = service.store;
    const [key, party] = [await apiKeyById(db, keyId), await partyById(db, id)];
    assert.ok(key && party);
    let isStopping = false;
    const call: DirectCall = {
      ...{ ctx, caller: { key, party }, body: undefined, params: {}, query: {} },
      ...{ language: "en", now: ctx.clock.now(), commandId: randomUUID(), baseUrl: "" },
      ...{ mark: undefined, isStopping: () => isStopping },
    };
    return { call, stop: () => (isStopping = true) };
  };
  const next = async (lines: AsyncIterator<string>): Promise<AnswerLine> => {
    const { value, done } = await lines.next();
    return done === true ? {} : (JSON.parse(value.split("\n").at(-2) ?? "{}") as AnswerLine);
  };
  /** An import that is looked at all the time; its body gives nothing but blank lines after the first one. */
  const waiting = async (member: Member, first: string, idleMs: number) => {
    const { call, stop } = await callOf(member);
    const turn = {
      ...{ partyId: member.id, importId: ctx.ids.next("imp"), holder: call.commandId },
    };
    const { now } = call;
    const taken = await takeImportTurn(ctx.store.db, turn, {
      ...{ fromLine: 1, now, until: turnEnd(now) },
    });
    assert.ok(taken.kind === "taken");
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(first);
      for (;;) {
        await sleep(1);
        yield Buffer.from("\n");
      }
    }
    const { lines } = runImport({
      ...{ importer: call, turn, body: { bytes: bytes() }, language: "en", fromLine: 1 },
      ...{ answers: "all", before: taken.before, times: { checkMs: 2, idleMs } },
    });
    return { turn, stop, lines: lines[Symbol.asyncIterator]() };
  };
  after(() => service.close());

  test("whole JSON is not taken for lines, nor lines for whole JSON, nor nothing for either", async () => {
    const { api } = world.bank;
    const json = new LineCall(api, "/v1/consent-imports", "application/json");
    json.end("{}");
    assert.equal(await json.status(), 415);
    const lines = new LineCall(api, "/v1/purposes");
    lines.end("{}\n");
    assert.equal(await lines.status(), 415);
    const nothing = await send(service.url, "POST", "/v1/consent-imports", undefined, {
      authorization: `Bearer ${api.key}`,
    });
    assert.equal(problemOf(nothing).code, "malformed-json");
  });

  test("whoever does not read stops the service from reading, and loses nothing", async () => {
    const many = 20_000;
    const path = `?import_id=imp_${"c".repeat(32)}`;
    const call = new LineCall(world.clinic.api, `/v1/consent-imports${path}`);
    call.send("{}\n".repeat(many));
    call.end();
    let before_ = 0;
    let now = 1;
    while (now !== before_) {
      await sleep(150);
      before_ = now;
      now = (await progressOf(world.clinic.api, `imp_${"c".repeat(32)}`)).next_line;
    }
    assert.ok(now < many, `${now} lines were answered to nobody`);
    const lines = await call.rest();
    assert.equal(lines.length, many + 1);
    assert.equal(lines.at(-1)?.refused, many);
  });

  test("more lines than a call may send are left to the next one", async () => {
    const { rows, end } = await importAll(world.bank.api, "{}\n".repeat(20_001), "?answers=none");
    assert.deepEqual([rows, end.done, end.code], [[], false, "too-many-lines"]);
    assert.ok(end.next_line !== undefined && end.next_line > 19_000);
  });

  test("a call that sends blank lines only is ended, and one that waits where it may not go on", async () => {
    const first = text([rowOf(bankLine(world), newIin())]);
    const idle = await waiting(world.bank, first, 300);
    assert.equal((await next(idle.lines)).status, "recorded");
    const end = await next(idle.lines);
    assert.deepEqual([end.done, end.code, end.next_line], [false, "import-idle", 2]);
    const { running } = await progressOf(world.bank.api, idle.turn.importId);
    assert.equal(running, false);

    const stopped = await waiting(world.bank, first, 60_000);
    assert.equal((await next(stopped.lines)).status, "already");
    stopped.stop();
    assert.equal((await next(stopped.lines)).code, "not-ready");

    const lost = await waiting(world.bank, first, 60_000);
    assert.equal((await next(lost.lines)).status, "already");
    const rest = await importAll(world.bank.api, "\n", `?import_id=${lost.turn.importId}`);
    assert.equal(rest.end.done, true);
    assert.equal((await next(lost.lines)).code, "import-taken-over");
  });

  test("an export begins at the newest, whoever's clock recorded it, and stops with the service", async () => {
    const { call, stop } = await callOf(world.bank);
    const line = bankLine(world);
    const body = text(Array.from({ length: 501 }, () => rowOf(line, newIin())));
    const { end } = await importAll(world.bank.api, body, "?answers=none");
    assert.equal(end.recorded, 501);
    // By the instant of this call they are all of the future.
    const lines = async () => {
      const answer = (await exportConsents(call)) as LinesReply;
      return answer.lines[Symbol.asyncIterator]();
    };
    const [whole, half] = [await lines(), await lines()];
    for (const one of [whole, half]) assert.match((await one.next()).value ?? "", /^(.+\n){500}$/);
    assert.match((await whole.next()).value ?? "", /\n/);
    stop();
    const { value } = await half.next();
    assert.match(value ?? "", /^\{"done":false,[^\n]*"count":500,[^\n]*"code":"not-ready"\}\n$/);
    assert.equal((await half.next()).done, true);
  });

  test("a key that was revoked meanwhile records nothing more", async () => {
    const line = bankLine(world);
    const exported = (await exportConsents((await callOf(world.bank)).call)) as LinesReply;
    const records = exported.lines[Symbol.asyncIterator]();
    await records.next();
    const call = new LineCall(world.bank.api, "/v1/consent-imports");
    call.send(text([rowOf(line, newIin())]));
    assert.equal((await call.next())?.status, "recorded");
    await world.admin.post(`/v1/api-keys/${world.bank.keyId}/revoke`);
    call.send(text([rowOf(line, newIin())]));
    const last = await call.next();
    assert.deepEqual([last?.done, last?.code], [false, "unauthenticated"]);
    call.cut();
    assert.equal((await next(records)).code, "unauthenticated");
  });
});
