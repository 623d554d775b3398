import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { uuidOf } from "@kelisim/core";
import { packZip, verifyPack, type ReceiptTrust } from "@kelisim/evidence";
import type {
  AnsweredRequestAnswer,
  CaseFileAnswer,
  ConsentAnswer,
  DecisionExplanation,
  DutyDetailAnswer,
  RightsCallAnswer,
  StatementAnswer,
} from "@kelisim/protocol";
import { subjectOfRecord, type Store } from "@kelisim/store";
import { ONE_ENGINE } from "../../../testing/engines.ts";
import { ask, bankLine, evaluate, grant, withdraw } from "./support/acts.ts";
import { archiveOf, commandsIn, opened, runIn, type Opened } from "./support/archives.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { plantKey } from "./support/first-key.ts";
import { done, problemOf, send } from "./support/http-client.ts";
import { answerOn, consentIn } from "./support/portal-answers.ts";
import { openPortal, type PortalClient } from "./support/portal.ts";
import { openHome, serve } from "./support/service.ts";
import {
  signedText,
  signingAuthority,
  type SigningAuthority,
} from "./support/signing-authority.ts";
import { freshHome } from "./support/store-home.ts";
import { buildWorld, register, type Member, type World } from "./support/world.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe(`Archives of evidence, on ${ONE_ENGINE}`, () => {
  const ends: (() => unknown)[] = [];
  const clock = new FakeClock();
  let store: Store;
  let server: Awaited<ReturnType<typeof serve>>;
  let portal: Awaited<ReturnType<typeof openPortal>>;
  let world: World;
  let authority: SigningAuthority;
  let body: Member;

  before(async () => {
    authority = await signingAuthority({ after: (end) => ends.push(end) }, clock);
    const home = await freshHome(ONE_ENGINE);
    ends.push(() => home.remove());
    store = await openHome(home, clock);
    server = await serve(store, clock, {
      config: { ...authority.config, publicUrl: "http://portal.test" },
    });
    ends.push(() => server.close());
    const admin = await plantKey(store, clock, ["admin:registry"]);
    world = await buildWorld({ url: server.url, admin });
    const name = { kk: "Уәкілетті орган", ru: "Уполномоченный орган", en: "Authorised body" };
    const party = { name, roles: ["authorised-body"], sector: "state" };
    body = await register(world.admin, party, ["oversight:read"]);
    portal = await openPortal(store, clock, authority.config);
    ends.push(() => portal.close());
  });
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });

  const sharing = () => bankLine(world, "sharing");

  async function published(): Promise<ReceiptTrust> {
    const open = (path: string) => send(server.url, "GET", `/.well-known/${path}`);
    const jwks = done<ReceiptTrust["jwks"]>(await open("jwks.json"));
    return { jwks, log: (await open("kelisim-log-key")).text.trimEnd().split("\n") };
  }

  const partyHas = async ({ api }: Member, path: string): Promise<Opened> =>
    opened(await archiveOf(api, path), await published());

  /** What somebody saves from a page. */
  async function saved(who: PortalClient, path: string): Promise<Opened> {
    const headers = { cookie: who.cookie() };
    const url = `${path}/evidence.zip`;
    const answer = await portal.app.inject({ method: "GET", url, headers });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.headers["content-type"], "application/zip");
    return opened(new Uint8Array(answer.rawPayload), await published());
  }

  /** The events of a person whose rows name one of these ids, by the rows themselves. */
  async function naming(recordId: string, ids: readonly string[]): Promise<readonly string[]> {
    const subjectId = await subjectOfRecord(store.db, recordId.slice(4));
    const rows = await store.db.query<{ event_id: string; body: string }>(
      "select event_id, body::text as body from event where subject_id = $1 order by seq",
      [uuidOf(subjectId ?? assert.fail("no such record"))],
    );
    return rows
      .filter((row) => ids.some((id) => row.body.includes(id)))
      .map((row) => `evt_${row.event_id.replaceAll("-", "")}`);
  }

  const idsIn = (pack: Opened) => pack.events().map(({ event_id: id }) => id);

  test("a consent's holds every event of it and none of another; each party has its own duty alone", async () => {
    const { bank, bureau, clinic } = world;
    const iin = newIin();
    const she = await portal.signInAs(iin, "Айгүл");
    const { id: requestId } = await ask(sharing(), iin, { recipients: [bureau.id, clinic.id] });
    const answered = await answerOn(she, `/me/requests/${requestId}`, "grant");
    const consentId = consentIn(answered.location) as never;
    const otherId = await grant(world, bankLine(world), iin);
    await evaluate(sharing(), iin);
    for (const recipient of [bureau, clinic]) {
      await evaluate(sharing(), iin, { action: "disclose", recipient });
    }
    const early = await archiveOf(bank.api, `/v1/consents/${consentId}`);
    const { duties } = await withdraw(world.desk.api, consentId);
    const dutyOf = ({ id }: Member): string =>
      duties.find(({ party_id: party }) => party === id)?.id ?? assert.fail("no duty");
    const owed = dutyOf(bank);
    await bank.api.post(`/v1/duties/${owed}/discharge`, { outcome: "ceased" });

    const path = `/v1/consents/${consentId}`;
    const pack = await partyHas(bank, path);
    const all = await saved(she, `/me/consents/${consentId}`);
    const others = [bureau, clinic].map(dutyOf);
    const about = await naming(consentId, [consentId, requestId, owed]);
    const foreign = await naming(consentId, others);
    assert.equal(foreign.length, 2);
    assert.deepEqual(idsIn(all), about);
    assert.deepEqual(
      idsIn(pack),
      about.filter((id) => !foreign.includes(id)),
    );
    assert.deepEqual([pack.rows, all.rows], [idsIn(pack).length, about.length]);
    for (const hidden of [...others, otherId, iin, she.subjectId.slice(4)]) {
      assert.ok(!pack.whole().includes(hidden));
    }
    assert.ok(!all.whole().includes(otherId));
    assert.deepEqual(
      pack.events().map(({ type }) => type),
      [
        ...["consent.requested", "consent.granted", "consent.withdrawn", "duty.opened"],
        "duty.discharged",
      ],
    );
    const facts = await bank.api.get<ConsentAnswer>(path);
    assert.deepEqual(pack.json("facts.json"), facts);
    assert.equal(facts.status, "withdrawn");

    // What was shown, and what her session attests, are those that the rows in the log name.
    type Row = {
      readonly body: { readonly request: { readonly notice: { readonly hash: string } } };
    };
    const requested = pack.payload<Row>("consent.requested");
    assert.equal(sha256(pack.text("notice/hash-input.txt")), requested.body.request.notice.hash);
    assert.equal(requested.body.request.notice.hash, facts.notice_hash);
    const granted = all.payload<{ readonly body: { readonly evidenceSha256: string } }>(
      "consent.granted",
    );
    assert.equal(sha256(all.text("evidence/0001/attestation.json")), granted.body.evidenceSha256);
    assert.ok(!all.whole().includes("a.b.c"), "the token of her sign-in is nobody's to pass on");
    assert.equal(pack.folders().includes("evidence"), false);

    const recipient = await partyHas(bureau, path);
    assert.equal(recipient.events().filter(({ type }) => type === "duty.opened").length, 1);
    assert.ok(!recipient.whole().includes(owed));
    const stop = await partyHas(bureau, `/v1/duties/${dutyOf(bureau)}`);
    assert.deepEqual(
      stop.events().map(({ type }) => type),
      ["consent.requested", "consent.granted", "consent.withdrawn", "duty.opened"],
    );
    const detail = await bureau.api.get<DutyDetailAnswer>(`/v1/duties/${dutyOf(bureau)}`);
    assert.deepEqual(stop.json("facts.json"), detail);
    assert.deepEqual(idsIn(await saved(she, `/me/duties/${dutyOf(bureau)}`)), idsIn(stop));

    // Erased: the words are gone, the evidence is not.
    for (const each of [bureau, clinic]) {
      await each.api.post(`/v1/duties/${dutyOf(each)}/discharge`, { outcome: "ceased" });
    }
    const [last] = (await withdraw(world.desk.api, otherId)).duties;
    await bank.api.post(`/v1/duties/${last?.id}/discharge`, { outcome: "ceased" });
    await world.eraser.post("/v1/erasures", { data_subject: { iin } });
    const late = await partyHas(bank, path);
    assert.deepEqual(idsIn(late), idsIn(pack));
    assert.ok(!late.files.has("receipt.json") && pack.files.has("receipt.json"));
    assert.equal(opened(early, await published()).rows, 2);

    const files = new Map(pack.files);
    files.set(
      "log/0002/payload.json",
      Buffer.from(pack.text("log/0002/payload.json").replace("kk", "ru")),
    );
    const changed = verifyPack(packZip(files), await published());
    assert.deepEqual(changed, { ok: false, reason: "file-differs", path: "log/0002/payload.json" });
  });

  test("what she signed is for those who must prove it, and the README's commands check it", async () => {
    const { bank, bureau } = world;
    const iin = newIin();
    const { id } = await ask(sharing(), iin, { recipients: [bureau.id] });
    const about = { act: "grant", consent_request_id: id };
    const { statement } = await bank.api.post<StatementAnswer>("/v1/statements", about);
    const cms = signedText(statement, authority.issue({ iin }, "rsa"));
    const { consent_id: consentId } = await bank.api.post<AnsweredRequestAnswer>(
      `/v1/consent-requests/${id}/answer`,
      { answer: "grant", confirmation: { kind: "electronic-signature", cms } },
    );
    const path = `/v1/consents/${consentId}`;
    const pack = await partyHas(bank, path);
    const proof = pack.events().find(({ type }) => type === "consent.granted")?.proof;
    assert.equal(proof, "signatures/0001");
    assert.equal(pack.text(`${proof}/statement.txt`), statement);
    const others = await partyHas(bureau, path);
    assert.equal(others.folders().includes("signatures"), false);
    assert.ok(!others.whole().includes(iin));

    const root = readFileSync(join(authority.config.signatureRoots ?? "", "rsa.crt"));
    const pem = `-----BEGIN CERTIFICATE-----\n${root.toString("base64")}\n-----END CERTIFICATE-----\n`;
    const [, russian = "", english = ""] = pack.text("README.txt").split("\n----\n");
    const commands = commandsIn(english);
    assert.deepEqual(commandsIn(russian), commands);
    const said = runIn(pack, commands, { "roots.pem": Buffer.from(pem) });
    type Row = { readonly body: { readonly evidenceSha256: string } };
    const { evidenceSha256 } = pack.payload<Row>("consent.granted").body;
    const hash = sha256(pack.text("notice/hash-input.txt"));
    for (const [step, expected] of [
      /log\/0002\/payload\.json: OK/,
      /Verified OK/,
      /NIST CURVE: P-256/,
      /= [0-9a-f]{64}\n/,
      new RegExp(hash),
      new RegExp(`${evidenceSha256}[^]*CMS Verification successful`),
      /^$/,
    ].entries()) {
      assert.match(said[step] ?? "no such step", expected);
    }
    assert.equal(said.length, 7);
  });

  test("a complaint's is for its party, its desk, the body that hears it and herself", async () => {
    const { bank, desk, clinic } = world;
    const iin = newIin();
    const she = await portal.signInAs(iin, "Айгүл");
    await grant(world, bankLine(world), iin);
    const text = "Сұрағыма жауап бермеді";
    const filed = await desk.api.post<RightsCallAnswer>("/v1/complaints", {
      ...{ iin, party_id: bank.id, text },
    });
    const path = `/v1/complaints/${filed.id}`;
    const packs = [await partyHas(bank, path), await partyHas(desk, path)];
    packs.push(await partyHas(body, path), await saved(she, `/me/rights/${filed.id}`));
    for (const pack of packs) {
      assert.deepEqual(
        pack.events().map(({ type }) => type),
        ["rights-call.received", "duty.opened"],
      );
      assert.match(pack.text("README.txt"), /^ДӘЛЕЛДЕР МҰРАҒАТЫ\n\nЖазба: шағым rgt_/);
    }
    const [its, , heard] = packs;
    assert.ok(heard !== undefined);
    const detail = await bank.api.get<DutyDetailAnswer>(`/v1/duties/${filed.duty_id}`);
    assert.deepEqual(its?.json("facts.json"), detail);
    const file = await body.api.get<CaseFileAnswer>(`${path}/case-file`);
    const packed = heard.json<CaseFileAnswer>("facts.json");
    assert.deepEqual({ ...packed, prepared_at: file.prepared_at }, file);
    const foreign = problemOf(await clinic.api.send("GET", `${path}/evidence`));
    assert.equal(foreign.code, "not-found");

    const analyst = await portal.signInAs(newIin(), "Талдаушы", {
      partyId: body.id,
      role: "analyst",
    });
    const shown = await analyst.get(`/oversight/complaints/${filed.id}`);
    assert.ok(shown.html.includes(`href="/oversight/complaints/${filed.id}/evidence.zip"`));
    assert.deepEqual(
      idsIn(await saved(analyst, `/oversight/complaints/${filed.id}`)),
      idsIn(heard),
    );
    const looks = await store.db.query(
      "select from oversight_lookup where page like '%/evidence.zip'",
    );
    assert.equal(looks.length, 1);
  });

  test("an access's holds its row; whoever may not hear the reason of a denial has none", async () => {
    const { bank, bureau, clinic } = world;
    const iin = newIin();
    const employee = newIin();
    const consentId = await grant(world, sharing(), iin, { ask: { recipients: [bureau.id] } });
    const { context } = await evaluate(sharing(), iin, { employee });
    await evaluate(sharing(), iin);
    const id = context.decision_id;
    const path = `/v1/access-decisions/${id}`;
    const pack = await partyHas(bank, path);
    assert.deepEqual([pack.rows, pack.events()[0]?.type], [1, "access"]);
    assert.deepEqual(pack.json("facts.json"), await bank.api.get<DecisionExplanation>(path));
    type Row = Readonly<Record<string, unknown>>;
    const row = pack.payload<Row>("access");
    assert.deepEqual([row["permitted"], row["reason"]], [true, "consent"]);
    assert.equal(String(row["basis_id"]).replaceAll("-", ""), consentId.slice(4));
    const commands = commandsIn(pack.text("README.txt").split("\n----\n")[2] ?? "");
    assert.equal(runIn(pack, commands).length, 5);

    const she = await portal.signInAs(iin, "Айгүл");
    const hers = await saved(she, `/me/accesses/${id}`);
    assert.equal(hers.text("log/0001/payload.json"), pack.text("log/0001/payload.json"));
    assert.ok(!hers.whole().includes(employee), "the party's own word for who asked");
    for (const page of [`/me/accesses/${id}`, `/me/consents/${consentId}`]) {
      assert.ok((await she.get(page)).html.includes(`href="${page}/evidence.zip"`), page);
    }

    const asked = { requester: clinic, recipient: clinic, action: "disclose" } as const;
    const officer = await portal.signInAs(newIin(), "Айгүл", { partyId: bank.id, role: "officer" });
    const console = async (decision: string) =>
      (await officer.get(`/party/log/${decision}`)).html.includes("/evidence.zip");
    assert.equal(await console(id), true);
    assert.equal((await saved(officer, `/party/consents/${consentId}`)).rows, 2);
    for (const person of [iin, newIin()]) {
      const denied = (await evaluate(sharing(), person, asked)).context.decision_id;
      for (const { api } of [bank, clinic]) {
        const refused = await api.send("GET", `/v1/access-decisions/${denied}/evidence`);
        assert.equal(problemOf(refused).code, "not-found");
      }
      assert.equal(await console(denied), false);
    }
  });

  test("while the log takes nothing there is no archive, and one is told when to come again", async () => {
    const iin = newIin();
    const she = await portal.signInAs(iin, "Айгүл");
    const consentId = await grant(world, bankLine(world), iin);
    const rename = (from: string, to: string) =>
      store.db.asOwner((owner) => owner.query(`alter table ${from} rename to ${to}`));
    await rename("log_edge", "log_edge_away");
    const refused = await world.bank.api.send("GET", `/v1/consents/${consentId}/evidence`);
    const page = await she.get(`/me/consents/${consentId}/evidence.zip`);
    await rename("log_edge_away", "log_edge");
    assert.deepEqual(
      [refused.status, (JSON.parse(refused.text) as { code: string }).code],
      [503, "evidence-not-in-log"],
    );
    assert.match(refused.headers.get("retry-after") ?? "", /^\d+$/);
    assert.equal(page.status, 503);
    assert.match(page.html, /Мұрағат әлі дайын емес/);
    assert.equal((await partyHas(world.bank, `/v1/consents/${consentId}`)).rows, 2);
  });
});
