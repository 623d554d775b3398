import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { DutyAnswer, RightsCallAnswer } from "@kelisim/protocol";
import {
  answer,
  ask,
  askBody,
  bankLine,
  clinicLine,
  evaluate,
  grant,
  PAPER,
  withdraw,
} from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { pointersOf, problemOf, send, type Api, type Problem } from "./support/http-client.ts";
import { wordsOf } from "./support/portal.ts";
import { represented } from "./support/representatives.ts";
import { RowCounter } from "./support/row-counts.ts";
import { startService, type Service } from "./support/service.ts";
import { buildWorld, type Member, purposeBody, register, type World } from "./support/world.ts";
import {
  ADMIN_CALLS,
  CALLS,
  MISSING,
  nothings,
  WITHDRAWAL,
  type Owned,
  type PathCall,
} from "./support/foreign-calls.ts";

describe("Ids that name nothing for the caller", () => {
  let service: Service;
  let world: World;
  let rows: RowCounter;
  let owned: Owned;
  let otherDesk: Member;

  before(async () => {
    service = await startService({ portal: true });
    world = await buildWorld(service);
    rows = new RowCounter(service.store.db);
    const desk = { name: "Басқа орталық", roles: ["service-desk"] };
    otherDesk = await register(world.admin, desk, ["channel:assisted"]);
    const line = bankLine(world);
    const iin = newIin();
    const request = await ask(line, newIin());
    const con = await grant(world, line, iin);
    const decided = await evaluate(line, iin);
    const withdrawn = await withdraw(world.desk.api, await grant(world, line, newIin()));
    const [duty] = withdrawn.duties;
    if (duty === undefined) throw new Error("a withdrawal without a duty");
    const signal = await world.desk.api.post<RightsCallAnswer>("/v1/blockings", {
      ...{ iin, party_id: world.bank.id, object_id: line.objectId, text: "Заң бұзылды" },
    });
    owned = {
      req: request.id,
      con,
      dty: duty.id,
      dec: decided.context.decision_id,
      pur: line.purposeId,
      obj: line.objectId,
      pty: world.bank.id,
      key: world.bank.keyId,
      rgt: signal.id,
    };
  });
  after(() => service.close());

  /** The whole problem but for its instance, which shows the path. */
  async function notFound(by: Api, [method, path, , body]: PathCall, id: string) {
    const sent = by.send(method, path.replace("{id}", id), body);
    const { instance, ...rest } = problemOf(await sent);
    assert.equal(rest.code, "not-found", `${path} ${id}`);
    assert.equal(instance.split("/").length, path.split("/").length);
    return rest;
  }

  for (const call of CALLS) {
    const [method, path, kind] = call;
    // Case files are read by service desks.
    const who = () =>
      path.endsWith("/case-file") ? [otherDesk, world.desk] : [world.clinic, world.bank];
    test(`${method} ${path} answers a stranger like somebody with an id that nothing has`, async () => {
      await rows.unchangedBy(async () => {
        const [stranger, owner] = who();
        assert.ok(stranger !== undefined && owner !== undefined);
        const foreign = await notFound(stranger.api, call, owned[kind]);
        for (const [name, id] of nothings(kind, owned)) {
          assert.deepEqual(await notFound(stranger.api, call, id), foreign, name);
          assert.deepEqual(await notFound(owner.api, call, id), foreign, name);
        }
      });
    });
  }

  for (const call of ADMIN_CALLS) {
    const [method, path, kind] = call;
    test(`${method} ${path} answers 404 to every id that nothing has`, async () => {
      await rows.unchangedBy(async () => {
        for (const [name, id] of nothings(kind, owned)) {
          assert.equal((await notFound(world.admin, call, id)).status, 404, name);
        }
      });
    });
  }

  test("a decision's id that was changed anywhere opens nothing", async () => {
    const call: PathCall = ["GET", "/v1/access-decisions/{id}", "dec"];
    const { dec } = owned;
    for (let at = 4; at < dec.length; at += 7) {
      const other = dec[at] === "A" ? "B" : "A";
      await notFound(world.bank.api, call, `${dec.slice(0, at)}${other}${dec.slice(at + 1)}`);
    }
  });

  const withoutInstance = (problem: Problem): object => ({ ...problem, instance: "" });

  test("a consent request names the ids of a body that are foreign or missing, all of them", async () => {
    const { clinic, purposes, objects } = world;
    const iin = newIin();
    const asked = (purposeId: string, objectId: string) =>
      rows.unchangedBy(() =>
        clinic.api.refused("/v1/consent-requests", {
          ...askBody(clinicLine(world), iin),
          purpose_id: purposeId,
          object_id: objectId,
        }),
      );
    const foreign = await asked(purposes.scoring, objects.clinic);
    const missing = await asked(`pur_${MISSING}`, objects.clinic);
    assert.deepEqual([foreign.status, pointersOf(foreign)], [404, ["/purpose_id"]]);
    assert.deepEqual(withoutInstance(missing), withoutInstance(foreign));
    const both = await asked(purposes.scoring, `obj_${MISSING}`);
    assert.deepEqual(pointersOf(both), ["/purpose_id", "/object_id"]);
  });

  test("an id of another kind in a body is a wrong value, at each member", async () => {
    const { bank, purposes, objects } = world;
    const problem = await bank.api.refused("/v1/consent-requests", {
      ...askBody(bankLine(world), newIin()),
      purpose_id: objects.bank,
      object_id: purposes.scoring,
      recipients: [owned.con, bank.id],
    });
    assert.equal(problem.status, 422);
    const wanted = ["/purpose_id", "/object_id", "/recipients/0"];
    assert.deepEqual(pointersOf(problem).toSorted(), wanted.toSorted());
  });

  test("a purpose names each object, recipient and category that nothing has", async () => {
    const { bank, bureau, objects } = world;
    const body = purposeBody(bank, objects.bank, { code: "unknowns" });
    const problem = await rows.unchangedBy(() =>
      bank.api.refused("/v1/purposes", {
        ...body,
        object_ids: [objects.bank, `obj_${MISSING}`],
        recipients: [bureau.id, `pty_${MISSING}`],
        categories: { required: ["iin", "no-such"], optional: ["neither"] },
      }),
    );
    assert.equal(problem.status, 404);
    assert.deepEqual(pointersOf(problem).toSorted(), [
      "/categories/optional/0",
      "/categories/required/1",
      "/object_ids/1",
      "/recipients/1",
    ]);
  });

  test("a ground that the list does not have is a wrong value, not a missing address", async () => {
    const { bank, objects } = world;
    const legal_ground = { code: "9-77", act: "№ 1", article: "5", level: "law" };
    const body = { ...purposeBody(bank, objects.bank, { code: "odd" }), legal_ground };
    const problem = await rows.unchangedBy(() => bank.api.refused("/v1/purposes", body));
    assert.deepEqual([problem.status, problem.code], [422, "unknown-reference"]);
    assert.deepEqual(pointersOf(problem), ["/legal_ground/code"]);
  });

  test("a purpose for somebody else is refused like one for nobody", async () => {
    const { bank, clinic, objects } = world;
    const sent = (party: string) =>
      rows.unchangedBy(() =>
        bank.api.refused("/v1/purposes", {
          ...purposeBody(bank, objects.bank, { code: "not-mine" }),
          party_id: party,
        }),
      );
    const foreign = await sent(clinic.id);
    assert.deepEqual([foreign.status, pointersOf(foreign)], [404, ["/party_id"]]);
    assert.deepEqual(await sent(`pty_${MISSING}`), foreign);
  });

  test("a category that the dictionary does not have is a wrong value", async () => {
    const { bank } = world;
    const problem = await rows.unchangedBy(() =>
      bank.api.refused("/v1/digital-objects", {
        name: "База",
        owner_id: bank.id,
        operator_id: bank.id,
        sector: "non-state",
        categories: ["iin", "no-such", "Iin"],
        storage_country: "KZ",
      }),
    );
    assert.deepEqual([problem.status, problem.code], [422, "unknown-reference"]);
    assert.deepEqual(pointersOf(problem), ["/categories/1", "/categories/2"]);
  });

  const RIGHTS = [
    ["/v1/objections", "/party_id", "pty"],
    ["/v1/objections", "/purpose_id", "pur"],
    ["/v1/objections", "/outcome_id", "out"],
    ["/v1/inquiries", "/party_id", "pty"],
    ["/v1/inquiries", "/purpose_id", "pur"],
    ["/v1/corrections", "/party_id", "pty"],
    ["/v1/corrections", "/object_id", "obj"],
    ["/v1/destructions", "/object_id", "obj"],
    ["/v1/complaints", "/consent_id", "con"],
    ["/v1/complaints", "/duty_id", "dty"],
  ] as const;
  for (const [path, pointer, kind] of RIGHTS) {
    test(`${path} refuses a ${pointer.slice(1)} that nothing has`, async () => {
      const body = { iin: newIin(), party_id: world.bank.id, text: "Сұрақ" };
      const problem = await rows.unchangedBy(() =>
        world.desk.api.refused(path, { ...body, [pointer.slice(1)]: `${kind}_${MISSING}` }),
      );
      assert.deepEqual([problem.status, pointersOf(problem)], [404, [pointer]]);
    });
  }

  test("nobody acts by a representation that she does not have, whosever it is", async () => {
    const { desk } = world;
    const line = bankLine(world);
    const mine = newIin();
    const { id: foreign } = await represented(world, newIin());
    const { id: request } = await ask(line, mine);
    const con = await grant(world, line, newIin());
    const own = { iin: mine, party_id: world.bank.id, text: "Сұрақ" };
    for (const acting_for of [foreign, `rpn_${MISSING}`]) {
      for (const [path, body] of [
        [`/v1/consent-requests/${request}/answer`, { answer: "grant", confirmation: PAPER }],
        [`/v1/consents/${con}/withdraw`, WITHDRAWAL],
        ["/v1/objections", own],
        ["/v1/inquiries", { ...own, iin: newIin() }],
      ] as const) {
        const problem = await rows.unchangedBy(() =>
          desk.api.refused(path, { ...body, acting_for }),
        );
        assert.deepEqual([problem.status, pointersOf(problem)], [404, ["/acting_for"]], path);
      }
    }
    for (const [name, id] of nothings("con", owned)) {
      const body = { reason: "died" };
      const sent = desk.api.send("POST", `/v1/representations/${id}/end`, body);
      assert.equal(problemOf(await sent).code, "not-found", name);
    }
  });

  test("a correction names each category that the dictionary does not have", async () => {
    const body = { iin: newIin(), party_id: world.bank.id, text: "Сұрақ" };
    const problem = await rows.unchangedBy(() =>
      world.desk.api.refused("/v1/corrections", { ...body, categories: ["income", "no-such"] }),
    );
    assert.deepEqual([problem.status, pointersOf(problem)], [422, ["/categories/1"]]);
  });

  test("an objection that says neither against whom nor against what is refused", async () => {
    const problem = await rows.unchangedBy(() =>
      world.desk.api.refused("/v1/objections", { iin: newIin(), text: "Қарсымын" }),
    );
    assert.equal(problem.status, 422);
    assert.deepEqual(pointersOf(problem), ["/party_id"]);
  });

  test("an access question about what nothing has is denied, not refused", async () => {
    const line = bankLine(world);
    for (const objectId of [`obj_${MISSING}`, "obj_x", "obj_"]) {
      const asked = evaluate({ ...line, objectId: objectId as typeof line.objectId }, newIin());
      if (objectId === "obj_") await assert.rejects(asked, /pattern/);
      else assert.equal((await asked).context.reason.code, "unknown-object");
    }
    for (const purposeId of [`pur_${MISSING}`, "pur_x", world.purposes.treatment]) {
      const asked = evaluate({ ...line, purposeId: purposeId as typeof line.purposeId }, newIin());
      assert.equal((await asked).decision, false);
    }
  });

  test("nobody but the object's holders and the requester may put a question", async () => {
    const body = (objectId: string) => ({
      subject: { type: "party", id: world.bank.bin },
      action: { name: "process" },
      resource: {
        type: "digital_object",
        id: objectId,
        properties: { data_subject: newIin(), categories: ["income"] },
      },
      context: { purpose: world.purposes.scoring },
    });
    const asked = (objectId: string) =>
      rows.unchangedBy(() => world.clinic.api.refused("/access/v1/evaluation", body(objectId)));
    const foreign = await asked(world.objects.bank);
    assert.deepEqual([foreign.status, foreign.code], [403, "not-your-party"]);
    assert.deepEqual(await asked(`obj_${MISSING}`), foreign);
  });

  test("a stranger's list shows nothing of the bank's", async () => {
    const { clinic } = world;
    const duties = await clinic.api.get<{ items: readonly DutyAnswer[] }>("/v1/duties");
    const events = await clinic.api.get<{ items: readonly object[] }>("/v1/events");
    const consents = await clinic.api.post<{ items: readonly object[] }>("/v1/consents/search", {});
    const log = await clinic.api.post<{ items: readonly object[] }>("/v1/access-log/search", {});
    for (const { items } of [duties, events, consents, log]) assert.deepEqual(items, []);
  });

  test("what a person filed at a desk is seen by its party alone", async () => {
    const { desk, bank, clinic } = world;
    const body = { iin: newIin(), party_id: bank.id, text: "Деректерім туралы сұраймын" };
    const filed = await desk.api.post<RightsCallAnswer>("/v1/inquiries", body);
    const path = `/v1/duties/${filed.duty_id}`;
    assert.equal((await bank.api.get<DutyAnswer>(path)).kind, "answer-inquiry");
    assert.equal(problemOf(await clinic.api.send("GET", path)).code, "not-found");
  });

  test("the page behind answer_url shows nothing, and the same for every id", async () => {
    const { url } = service;
    const { answer_url: known } = await ask(bankLine(world), newIin());
    for (const [accept, language, words] of [
      ["kk", "kk", /Келісім/],
      ["ru", "ru", /согласия/],
      ["en", "en", /consent/],
    ] as const) {
      const headers = { "accept-language": accept };
      const page = await send(url, "GET", known.slice(url.length), undefined, headers);
      assert.equal(page.status, 200);
      assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
      assert.match(page.headers.get("content-security-policy") ?? "", /^default-src 'none'/);
      assert.equal(page.headers.get("cache-control"), "no-store");
      assert.ok(page.text.includes(`lang="${language}"`));
      assert.match(page.text, words);
      for (const [name, id] of nothings("req", owned)) {
        const other = await send(url, "GET", `/answer/${id}`, undefined, headers);
        // The way to the sign-in and back carries the id; nothing else differs.
        const shown = [other.status, wordsOf(other.text)];
        assert.deepEqual(shown, [page.status, wordsOf(page.text)], name);
      }
    }
  });

  test("a request is answered once, whoever tries again", async () => {
    const { id } = await ask(bankLine(world), newIin());
    await answer(world.desk.api, id);
    const again = { answer: "refuse", confirmation: PAPER };
    for (const { api } of [world.desk, world.bank]) {
      const problem = await rows.unchangedBy(() =>
        api.refused(`/v1/consent-requests/${id}/answer`, again),
      );
      assert.deepEqual([problem.status, problem.code], [409, "request-already-answered"]);
    }
  });
});
