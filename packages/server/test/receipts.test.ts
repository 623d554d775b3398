import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  verifyReceipt,
  type ReceiptBody,
  type ReceiptFile,
  type ReceiptTrust,
} from "@kelisim/evidence";
import { leafHash, parseCheckpoint, parseProof, rootFromLeaves, verifyNote } from "@kelisim/log";
import { addKey, destroyKey, keyName, loadKeyFile, rotateKeys, type Store } from "@kelisim/store";
import { ONE_ENGINE } from "../../../testing/engines.ts";
import { bundledEntries } from "../../store/test/support/bundled-entries.ts";
import { ask, bankLine, grant, withdraw } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { plantKey } from "./support/first-key.ts";
import { done, problemOf, send, type Answer, type Api } from "./support/http-client.ts";
import { rowOf, text as linesOf } from "./support/import-lines.ts";
import { answerOn, consentIn } from "./support/portal-answers.ts";
import { openPortal } from "./support/portal.ts";
import { openHome, serve } from "./support/service.ts";
import { freshHome, type StoreHome } from "./support/store-home.ts";
import { MISSING } from "./support/foreign-calls.ts";
import { buildWorld, type World } from "./support/world.ts";

/** One address for calls and pages, as in service. */
const PUBLIC_URL = "http://portal.test";

describe(`Receipts, on ${ONE_ENGINE}`, () => {
  const clock = new FakeClock();
  let home: StoreHome;
  let store: Store;
  let server: Awaited<ReturnType<typeof serve>>;
  let portal: Awaited<ReturnType<typeof openPortal>>;
  let world: World;

  before(async () => {
    home = await freshHome(ONE_ENGINE);
    store = await openHome(home, clock);
    server = await serve(store, clock, { config: { publicUrl: PUBLIC_URL } });
    const admin = await plantKey(store, clock, ["admin:registry"]);
    world = await buildWorld({ url: server.url, admin });
    portal = await openPortal(store, clock);
  });
  after(async () => {
    await portal.close();
    await server.close();
    await home.remove();
  });

  const line = () => bankLine(world);
  const open = (path: string): Promise<Answer> => send(server.url, "GET", path);
  const receiptPath = (consentId: string): string => `/v1/consents/${consentId}/receipt`;

  /** What the service publishes, as somebody who kept it has it. */
  async function published(): Promise<ReceiptTrust> {
    const jwks = done<ReceiptTrust["jwks"]>(await open("/.well-known/jwks.json"));
    const log = (await open("/.well-known/kelisim-log-key")).text.trimEnd().split("\n");
    return { jwks, log };
  }

  const fileOf = async (consentId: string, by: Api = world.bank.api): Promise<string> => {
    const answer = await by.send("GET", receiptPath(consentId));
    done(answer);
    return answer.text;
  };

  /** What a file says, once it has passed by the keys that are published now. */
  async function verified(text: string): Promise<ReceiptBody> {
    const verdict = verifyReceipt(text, await published());
    assert.ok(verdict.ok, verdict.ok ? "" : verdict.reason);
    return verdict.body;
  }

  const parsed = (text: string): ReceiptFile => JSON.parse(text) as ReceiptFile;
  const idOf = (text: string): string => parsed(text).receipt["dct:identifier"];
  const kidOf = (text: string): unknown =>
    (
      JSON.parse(Buffer.from(parsed(text).jws.split(".")[0] ?? "", "base64url").toString()) as {
        kid: unknown;
      }
    ).kid;
  const kindsIn = (body: ReceiptBody): readonly string[] =>
    body["kelisim:event"].map((event) => event["kelisim:kind"]);
  const rowsOf = async (consentId: string): Promise<number> =>
    (
      await store.db.query("select 1 as one from receipt where consent_id = $1", [
        consentId.slice(4),
      ])
    ).length;

  test("demands at once make one; it verifies by published keys, names nobody, and is given again", async () => {
    const iin = newIin();
    const consentId = await grant(world, line(), iin);
    const files = await Promise.all(Array.from({ length: 6 }, () => fileOf(consentId)));
    assert.equal(new Set(files.map((text) => parsed(text).jws)).size, 1);
    assert.equal(await rowsOf(consentId), 1);
    const [text = ""] = files;
    const body = await verified(text);
    assert.equal(body["dpv:hasRecordOfActivity"]["dct:identifier"], consentId);
    assert.deepEqual(kindsIn(body), ["requested", "given"]);
    assert.ok(!text.includes(iin));
    const she = await portal.signInAs(iin, "Айгүл");
    assert.ok(!text.includes(she.subjectId.slice(4)));
    const hers = await she.get(`/me/consents/${consentId}/receipt.json`);
    assert.equal(parsed(hers.html).jws, parsed(text).jws);
    await verified(hers.html);
    const proof = await world.bank.api.send("GET", `/v1/receipts/${idOf(text)}/proof`);
    assert.equal(proof.headers.get("content-type"), "text/plain; charset=utf-8");
    assert.equal(parseProof(proof.text)?.index, parseProof(parsed(text).proof ?? "")?.index);
    await verified(JSON.stringify({ ...parsed(text), proof: proof.text }));
  });

  test("whatever comes to the consent makes a new one, and the older ones stay true", async () => {
    const iin = newIin();
    const ends = {
      ask: { valid_until: "2026-11-25" },
      answer: { categories: ["iin", "full-name", "income", "phone"] },
    };
    const consentId = await grant(world, line(), iin, ends);
    const told = [await fileOf(consentId)];
    await withdraw(world.desk.api, consentId, { parts: { categories: ["phone"] } });
    told.push(await fileOf(consentId));
    clock.advanceDays(7);
    told.push(await fileOf(consentId));
    await withdraw(world.desk.api, consentId);
    told.push(await fileOf(consentId));
    assert.equal(new Set(told.map(idOf)).size, told.length);
    const bodies = await Promise.all(told.map(verified));
    assert.deepEqual(
      bodies.map((body) => kindsIn(body).slice(2).join()),
      ["", "narrowed", "narrowed,expired", "narrowed,withdrawn"],
    );
    assert.equal(
      new Set(bodies.map((body) => body["dpv:hasDataSubject"]["dct:identifier"])).size,
      told.length,
    );

    const older = await grant(world, line(), newIin());
    const first = await verified(await fileOf(older));
    assert.equal(first["dpv:hasNotice"] === undefined, false);
    const imported = newIin();
    const sent = await world.bank.api.send(
      "POST",
      "/v1/consent-imports",
      linesOf([rowOf(line(), imported)]),
      { "content-type": "application/x-ndjson" },
    );
    const { consent_id: importedId } = JSON.parse(sent.text.split("\n")[0] ?? "") as {
      consent_id: string;
    };
    const paper = await fileOf(importedId);
    assert.equal(parsed(paper).notice, undefined);
    assert.deepEqual(kindsIn(await verified(paper)), ["given"]);
    await grant(world, line(), imported);
    assert.deepEqual(kindsIn(await verified(await fileOf(importedId))), ["given", "superseded"]);
  });

  test("nobody reads a receipt or a proof of somebody else's consent", async () => {
    const consentId = await grant(world, line(), newIin());
    const id = idOf(await fileOf(consentId));
    const missing = [receiptPath(`con_${MISSING}`), `/v1/receipts/rct_${MISSING}/proof`];
    const foreign = [receiptPath(consentId), `/v1/receipts/${id}/proof`];
    const seen = new Set<string>();
    for (const path of [...missing, ...foreign]) {
      const problem = problemOf(await world.clinic.api.send("GET", path));
      seen.add(JSON.stringify([problem.status, problem.code, problem.detail]));
    }
    assert.equal(seen.size, 1);
    assert.match([...seen].join(), /not-found/);
  });

  test("while the log takes nothing the file has no proof and is not said to be in it", async () => {
    const consentId = await grant(world, line(), newIin());
    const rename = (from: string, to: string) =>
      store.db.asOwner((owner) => owner.query(`alter table ${from} rename to ${to}`));
    await rename("log_edge", "log_edge_away");
    const text = await fileOf(consentId);
    const asked = await world.bank.api.send("GET", `/v1/receipts/${idOf(text)}/proof`);
    await rename("log_edge_away", "log_edge");
    assert.equal(parsed(text).proof, undefined);
    assert.deepEqual(
      [asked.status, (JSON.parse(asked.text) as { code: string }).code],
      [503, "receipt-not-in-log"],
    );
    assert.match(asked.headers.get("retry-after") ?? "", /^\d+$/);
    const verdict = verifyReceipt(text, await published());
    assert.equal(verdict.ok ? "" : verdict.reason, "proof-missing");
    const later = await fileOf(consentId);
    assert.equal(parsed(later).jws, parsed(text).jws);
    await verified(later);
  });

  test("after her erasure the log still verifies, and so does the receipt in her hands", async () => {
    const iin = newIin();
    const { id: requestId } = await ask(line(), iin);
    const she = await portal.signInAs(iin, "Айгүл");
    const consentId = consentIn(
      (await answerOn(she, `/me/requests/${requestId}`, "grant")).location,
    );
    const { html: kept } = await she.get(`/me/consents/${consentId}/receipt.json`);
    const [owed] = (await withdraw(world.desk.api, consentId as never)).duties;
    const last = await fileOf(consentId);
    await world.bank.api.post(`/v1/duties/${owed?.id}/discharge`, { outcome: "ceased" });
    const erased = await world.eraser.post("/v1/erasures", { data_subject: { iin } });
    assert.deepEqual(erased, { status: "erased" });

    for (const table of ["receipt", "subject_key", "subject_field", "subject_lookup"]) {
      const left = await store.db.query(`select 1 as one from ${table} where subject_id = $1`, [
        she.subjectId.slice(4),
      ]);
      assert.deepEqual(left, [], table);
    }
    const refused = problemOf(await world.bank.api.send("GET", receiptPath(consentId)));
    assert.equal(refused.code, "person-erased");
    const proof = await world.bank.api.send("GET", `/v1/receipts/${idOf(last)}/proof`);
    assert.equal(proof.status, 404);

    await fileOf(await grant(world, line(), newIin()));
    const { text: note } = await open("/v1/log/checkpoint");
    assert.ok(verifyNote(note, (await published()).log).ok);
    const head = parseCheckpoint(note);
    assert.ok(head !== undefined);
    const entries = await bundledEntries(store.db, head.size);
    assert.deepEqual(rootFromLeaves(entries.map(leafHash)), head.root);
    assert.equal(kindsIn(await verified(kept)).at(-1), "given");
    assert.equal(kindsIn(await verified(last)).at(-1), "withdrawn");
  });

  test("a receipt of a destroyed key verifies by published keys; new ones carry the new key", async () => {
    const consentId = await grant(world, line(), newIin());
    const before = await fileOf(consentId);
    const kept = await published();
    const old = loadKeyFile(home.keyFile)
      .map(keyName)
      .find((name) => name.startsWith("seal"));
    const added = keyName(addKey(home.keyFile, "seal", clock.now()));
    for (const activated: string[] = []; !activated.includes(added);) {
      activated.push(...(await rotateKeys(store, { now: clock.now(), limit: 10 })).activated);
    }
    clock.advanceDays(9);
    assert.ok(old !== undefined);
    const options = { now: clock.now(), forgetProbed: true, endSealedIds: true };
    assert.equal((await destroyKey(store, old, options)).code, "destroyed");

    const newer = await fileOf(await grant(world, line(), newIin()));
    assert.notEqual(kidOf(newer), kidOf(before));
    await verified(newer);
    assert.equal(verifyReceipt(newer, kept).ok, false, "a key that was not published then");
    await verified(before);
    assert.ok(verifyReceipt(before, kept).ok);
    const again = await fileOf(consentId);
    assert.equal(parsed(again).jws, parsed(before).jws);
    await verified(again);
  });
});
