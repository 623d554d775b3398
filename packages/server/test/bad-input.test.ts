import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ConsentId, DutyId, PurposeId, RequestId } from "@kelisim/core";
import type { ProblemCode, PurposeAnswer, RightsCallAnswer } from "@kelisim/protocol";
import {
  answer,
  ask,
  askBody,
  bankLine,
  clinicLine,
  grant,
  OTHER_PROOF,
  PAPER,
  question,
  SHA_A,
  withdraw,
  type Line,
} from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newBin, newIin } from "./support/fictitious-numbers.ts";
import { pointersOf, problemOf, type Api, type Problem } from "./support/http-client.ts";
import { RowCounter } from "./support/row-counts.ts";
import { startService, type Service } from "./support/service.ts";
import { buildWorld, makeKey, purposeBody, registerPurpose, type World } from "./support/world.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Records of every kind, each in the state that a row of the tables below needs. */
type Scene = World & {
  readonly line: Line;
  /** A person with a pending request of the bank's, for `sharing`. */
  readonly pendingIin: string;
  readonly pending: RequestId;
  readonly answered: RequestId;
  readonly cancelled: RequestId;
  /** Asked for before its purpose was closed. */
  readonly ofClosed: RequestId;
  readonly closed: PurposeId;
  readonly automated: PurposeId;
  readonly consent: ConsentId;
  readonly fulfilled: ConsentId;
  readonly duty: DutyId;
  readonly discharged: DutyId;
  readonly objection: DutyId;
  /** A person who is known and has no pending request. */
  readonly iin: string;
  /** The bank's, with `channel:assisted` alone. */
  readonly bankDesk: Api;
  /** The recipient's, with `channel:assisted` alone. */
  readonly bureauDesk: Api;
};

const WORDS = { kk: "Мәтін", ru: "Текст", en: "Text" };
const AUTOMATED = {
  affects_rights: true,
  procedure: WORDS,
  consequences: WORDS,
  protection: WORDS,
};

async function setScene(world: World): Promise<Scene> {
  const { admin, bank, bureau, clinic, desk, objects } = world;
  const line = bankLine(world);
  const sharing = bankLine(world, "sharing");
  const iin = newIin();
  const consent = await grant(world, line, iin);
  const pendingIin = newIin();
  const pending = await ask(sharing, pendingIin);
  const answered = await ask(line, newIin());
  await answer(desk.api, answered.id);
  const cancelled = await ask(line, newIin());
  await bank.api.post(`/v1/consent-requests/${cancelled.id}/cancel`);
  const closed = await registerPurpose(bank, objects.bank, { code: "closed" });
  const ofClosed = await ask({ ...line, purposeId: closed }, newIin());
  await bank.api.post(`/v1/purposes/${closed}/close`);
  const automated = await registerPurpose(bank, objects.bank, {
    code: "automated",
    actions: ["process", "automated-decision"],
    automated: AUTOMATED,
  });
  const fulfilled = await grant(world, clinicLine(world), iin);
  await clinic.api.post(`/v1/purposes/${world.purposes.treatment}/achieved`, {
    data_subject: { iin },
    note: "Емдеу аяқталды",
  });
  const [duty] = (await withdraw(desk.api, await grant(world, line, newIin()))).duties;
  const [done] = (await withdraw(desk.api, await grant(world, line, newIin()))).duties;
  if (duty === undefined || done === undefined) throw new Error("a withdrawal without a duty");
  await bank.api.post(`/v1/duties/${done.id}/discharge`, { outcome: "ceased" });
  const objection = await desk.api.post<RightsCallAnswer>("/v1/objections", {
    iin,
    party_id: bank.id,
    text: "Қарсымын",
  });
  const assisted = async (party: typeof bank): Promise<Api> =>
    admin.as((await makeKey(admin, party.id, ["channel:assisted"])).key);
  return {
    ...world,
    line,
    iin,
    pendingIin,
    closed,
    automated,
    consent,
    fulfilled,
    pending: pending.id,
    answered: answered.id,
    cancelled: cancelled.id,
    ofClosed: ofClosed.id,
    duty: duty.id,
    discharged: done.id,
    objection: objection.duty_id,
    bankDesk: await assisted(bank),
    bureauDesk: await assisted(bureau),
  };
}

type Row = readonly [
  name: string,
  act: (scene: Scene) => Promise<Problem>,
  status: number,
  code: ProblemCode,
  pointers?: readonly string[],
];

const asked =
  (more: Fields, of: (scene: Scene) => Partial<Line> = () => ({})) =>
  (scene: Scene): Promise<Problem> =>
    scene.bank.api.refused(
      "/v1/consent-requests",
      askBody({ ...scene.line, ...of(scene) }, scene.iin, more),
    );

const ASKING: readonly Row[] = [
  [
    "a closed purpose",
    asked({}, ({ closed }) => ({ purposeId: closed })),
    409,
    "purpose-not-active",
  ],
  [
    "a category outside the purpose",
    asked({ categories: ["iin", "full-name", "income", "address"] }),
    422,
    "category-not-covered",
    ["/categories"],
  ],
  [
    "a category that nothing has",
    asked({ categories: ["iin", "full-name", "income", "no-such"] }),
    422,
    "category-not-covered",
    ["/categories"],
  ],
  [
    "a required category left out",
    asked({ categories: ["iin", "phone"] }),
    422,
    "required-category-missing",
    ["/categories"],
  ],
  [
    "an action outside the purpose",
    asked({ actions: ["process", "disseminate"] }),
    422,
    "action-not-covered",
    ["/actions"],
  ],
  [
    "a recipient outside the purpose",
    (scene) => asked({ recipients: [scene.bureau.id] })(scene),
    422,
    "recipient-not-covered",
    ["/recipients"],
  ],
  [
    "a term in the past",
    asked({ valid_until: "2026-11-19" }),
    422,
    "term-in-the-past",
    ["/valid_until"],
  ],
  [
    "an automated decision among other actions",
    asked({ actions: ["process", "automated-decision"] }, ({ automated }) => ({
      purposeId: automated,
    })),
    422,
    "automated-decision-asked-with-others",
    ["/actions"],
  ],
  [
    "another object than the purpose's",
    asked({}, ({ objects }) => ({ objectId: objects.clinic })),
    422,
    "purpose-mismatch",
    ["/object_id"],
  ],
  [
    "a state object",
    asked({}, ({ objects }) => ({ objectId: objects.state })),
    422,
    "state-object-needs-state-service",
    ["/object_id"],
  ],
  [
    "five wrong things at once",
    (scene) =>
      asked({
        categories: ["address"],
        actions: ["disclose"],
        recipients: [scene.clinic.id],
        valid_until: "2020-01-01",
      })(scene),
    422,
    "category-not-covered",
    ["/actions", "/categories", "/categories", "/recipients", "/valid_until"],
  ],
  [
    "a request while one is pending",
    ({ bank, pendingIin, line, purposes }) =>
      bank.api.refused(
        "/v1/consent-requests",
        askBody({ ...line, purposeId: purposes.sharing }, pendingIin),
      ),
    409,
    "request-pending",
  ],
];

const answered =
  (
    body: Fields,
    of: (scene: Scene) => RequestId = ({ pending }) => pending,
    by: (scene: Scene) => Api = ({ desk }) => desk.api,
  ) =>
  (scene: Scene): Promise<Problem> =>
    by(scene).refused(`/v1/consent-requests/${of(scene)}/answer`, {
      answer: "grant",
      confirmation: PAPER,
      ...body,
    });

const SIGNATURE = { kind: "electronic-signature", cms: "TUlJQg==" };
const TOMORROW = { ...PAPER, signed_on: "2026-11-21" };

const ANSWERING: readonly Row[] = [
  [
    "a key that vouches for a sign-in",
    answered({ confirmation: { kind: "sign-in" } }),
    403,
    "confirmation-not-yours",
  ],
  [
    "a key that vouches for a message reply",
    answered({ confirmation: { kind: "sms-reply", code: "1234" } }),
    403,
    "confirmation-not-yours",
  ],
  [
    "a signature that nobody can verify",
    answered({ confirmation: SIGNATURE }),
    422,
    "confirmation-not-verifiable",
    ["/confirmation/cms"],
  ],
  [
    "a kind of confirmation that is none",
    answered({ confirmation: { kind: "oral" } }),
    422,
    "invalid-request",
    ["/confirmation/kind"],
  ],
  [
    "a paper without its hash and day",
    answered({ confirmation: { kind: "written" } }),
    422,
    "invalid-request",
    ["/confirmation/document_sha256", "/confirmation/signed_on"],
  ],
  [
    "hashes that are none",
    answered({ confirmation: { ...PAPER, document_sha256: SHA_A.toUpperCase() } }),
    422,
    "invalid-request",
    ["/confirmation/document_sha256"],
  ],
  [
    "a paper signed tomorrow",
    answered({ confirmation: TOMORROW }),
    422,
    "signed-in-the-future",
    ["/confirmation/signed_on"],
  ],
  [
    "a paper signed on a day that does not exist",
    answered({ confirmation: { ...PAPER, signed_on: "2026-02-29" } }),
    422,
    "invalid-request",
    ["/confirmation/signed_on"],
  ],
  [
    "a bank that answers for its customer",
    answered({ confirmation: OTHER_PROOF }, undefined, ({ bank }) => bank.api),
    403,
    "self-assisted",
  ],
  [
    "a bank's desk that answers for its customer on paper",
    answered({}, undefined, ({ bankDesk }) => bankDesk),
    403,
    "self-assisted",
  ],
  [
    "a recipient's desk that answers for her",
    answered({}, undefined, ({ bureauDesk }) => bureauDesk),
    403,
    "self-assisted",
  ],
  [
    "a refusal through a bank that is asking",
    answered({ answer: "refuse", confirmation: OTHER_PROOF }, undefined, ({ bank }) => bank.api),
    403,
    "self-assisted",
  ],
  [
    "a category that was not asked for",
    answered({ categories: ["iin", "full-name", "income", "address"] }),
    422,
    "category-not-covered",
    ["/categories"],
  ],
  [
    "a required category refused",
    answered({ categories: ["iin"] }),
    422,
    "required-category-missing",
    ["/categories"],
  ],
  [
    "an answer to a request answered before",
    answered({}, (scene) => scene.answered),
    409,
    "request-already-answered",
  ],
  [
    "a refusal of a request granted before",
    answered({ answer: "refuse" }, (scene) => scene.answered),
    409,
    "request-already-answered",
  ],
  [
    "an answer to a request taken back",
    answered({}, ({ cancelled }) => cancelled),
    409,
    "request-cancelled",
  ],
  [
    "a grant for a purpose closed meanwhile",
    answered({}, ({ ofClosed }) => ofClosed),
    409,
    "purpose-not-active",
  ],
  [
    "a request answered that is to be cancelled",
    (scene) => scene.bank.api.refused(`/v1/consent-requests/${scene.answered}/cancel`),
    409,
    "request-already-answered",
  ],
];

const withdrawn =
  (
    body: Fields,
    of: (scene: Scene) => ConsentId = ({ consent }) => consent,
    by: (scene: Scene) => Api = ({ desk }) => desk.api,
  ) =>
  (scene: Scene): Promise<Problem> =>
    by(scene).refused(`/v1/consents/${of(scene)}/withdraw`, { confirmation: PAPER, ...body });

const WITHDRAWING: readonly Row[] = [
  [
    "a sign-in vouched for",
    withdrawn({ confirmation: { kind: "sign-in" } }),
    403,
    "confirmation-not-yours",
  ],
  [
    "a signature that nobody can verify",
    withdrawn({ confirmation: SIGNATURE }),
    422,
    "confirmation-not-verifiable",
    ["/confirmation/cms"],
  ],
  [
    "a paper signed tomorrow",
    withdrawn({ confirmation: TOMORROW }),
    422,
    "signed-in-the-future",
    ["/confirmation/signed_on"],
  ],
  [
    "no confirmation",
    withdrawn({ confirmation: undefined }),
    422,
    "invalid-request",
    ["/confirmation"],
  ],
  [
    "a consent that ended with its purpose",
    withdrawn({}, ({ fulfilled }) => fulfilled),
    409,
    "consent-not-active",
  ],
  [
    "a holder's desk without a right to papers",
    withdrawn({}, undefined, ({ bankDesk }) => bankDesk),
    403,
    "self-assisted",
  ],
];

const discharged =
  (body: Fields, of: (scene: Scene) => DutyId = ({ duty }) => duty) =>
  (scene: Scene): Promise<Problem> =>
    scene.bank.api.refused(`/v1/duties/${of(scene)}/discharge`, body);

const REFUSAL = { outcome: "reasoned-refusal" };
const LAW = { kind: "law", act: "94-V", article: "8", level: "law" };
const ofObjection = ({ objection }: Scene): DutyId => objection;

const DISCHARGING: readonly Row[] = [
  ["a refusal without a ground", discharged(REFUSAL), 422, "ground-required", ["/ground"]],
  [
    "a law without its article",
    discharged({ ...REFUSAL, ground: { kind: "law", act: "94-V" } }),
    422,
    "ground-required",
    ["/ground"],
  ],
  [
    "an obligation without a reference",
    discharged({ ...REFUSAL, ground: { kind: "obligation" } }),
    422,
    "ground-required",
    ["/ground"],
  ],
  [
    "another ground without words",
    discharged({ ...REFUSAL, ground: { kind: "other" } }),
    422,
    "ground-required",
    ["/ground"],
  ],
  [
    "an outcome of another duty",
    discharged({ outcome: "upheld" }),
    422,
    "outcome-not-for-this-duty",
    ["/outcome"],
  ],
  [
    "an outcome of no duty that was opened",
    discharged({ outcome: "destroyed" }),
    422,
    "outcome-not-for-this-duty",
    ["/outcome"],
  ],
  [
    "an objection that nobody reviewed",
    discharged({ outcome: "rejected", text: "Қаралды" }, ofObjection),
    422,
    "reviewer-required",
    ["/reviewer"],
  ],
  [
    "an objection answered without words",
    discharged({ outcome: "upheld" }, ofObjection),
    422,
    "reviewer-required",
    ["/reviewer", "/text"],
  ],
  [
    "a wrong outcome and no reviewer and no words",
    discharged({ outcome: "ceased" }, ofObjection),
    422,
    "outcome-not-for-this-duty",
    ["/outcome", "/reviewer", "/text"],
  ],
  [
    "a retention of more categories than were consented to",
    discharged({ ...REFUSAL, ground: LAW, retention: { categories: ["address"] } }),
    422,
    "category-not-covered",
    ["/retention/categories"],
  ],
  [
    "a retention of more actions than its ground allows",
    discharged({ ...REFUSAL, ground: LAW, retention: { actions: ["collect"] } }),
    422,
    "action-not-covered",
    ["/retention/actions"],
  ],
  [
    "a duty discharged before",
    discharged({ outcome: "ceased" }, (scene) => scene.discharged),
    409,
    "duty-already-discharged",
  ],
];

const object = ({ bank }: World, more: Fields): Fields => ({
  name: "База",
  owner_id: bank.id,
  operator_id: bank.id,
  sector: "non-state",
  categories: ["iin"],
  storage_country: "KZ",
  ...more,
});

const REGISTERING: readonly Row[] = [
  [
    "a BIN that is taken",
    ({ admin, bank }) =>
      admin.refused("/v1/parties", {
        bin: bank.bin,
        name: "Ұйым",
        sector: "state",
        roles: ["owner"],
      }),
    409,
    "bin-taken",
    ["/bin"],
  ],
  [
    "a code of a purpose that is taken",
    ({ bank, objects }) =>
      bank.api.refused("/v1/purposes", purposeBody(bank, objects.bank, { code: "sharing" })),
    409,
    "code-taken",
    ["/code"],
  ],
  [
    "a code of a category that is taken",
    ({ admin }) =>
      admin.refused("/v1/data-categories", {
        code: "iin",
        name: WORDS,
        identifier: true,
        biometric: false,
        sensitivity: "ordinary",
      }),
    409,
    "code-taken",
    ["/code"],
  ],
  [
    "an owner and an operator without those roles",
    ({ bureau }) =>
      bureau.api.refused("/v1/digital-objects", {
        name: "База",
        owner_id: bureau.id,
        operator_id: bureau.id,
        sector: "non-state",
        categories: ["iin"],
        storage_country: "KZ",
      }),
    422,
    "party-lacks-role",
    ["/operator_id", "/owner_id"],
  ],
  [
    "a state body's object declared non-state",
    (scene) =>
      scene.stateBody.api.refused(
        "/v1/digital-objects",
        object(scene, { owner_id: scene.stateBody.id, operator_id: scene.stateBody.id }),
      ),
    422,
    "sector-mismatch",
    ["/sector"],
  ],
  [
    "an object of two strangers",
    (scene) =>
      scene.bank.api.refused(
        "/v1/digital-objects",
        object(scene, { owner_id: scene.clinic.id, operator_id: scene.clinic.id }),
      ),
    404,
    "not-found",
    ["/operator_id", "/owner_id"],
  ],
  [
    "a country that is none",
    (scene) =>
      scene.bank.api.refused("/v1/digital-objects", object(scene, { storage_country: "XX" })),
    422,
    "invalid-request",
    ["/storage_country"],
  ],
  [
    "an approval of a closed purpose",
    ({ admin, closed }) => admin.refused(`/v1/purposes/${closed}/approve`),
    409,
    "purpose-not-active",
  ],
];

const evaluated =
  (action: "disclose" | "cross-border") =>
  ({ bank, line, iin }: Scene): Promise<Problem> =>
    bank.api.refused("/access/v1/evaluation", question(line, iin, { action }));

const EVALUATING: readonly Row[] = [
  [
    "a passing-on to nobody",
    evaluated("disclose"),
    400,
    "invalid-request",
    ["/resource/properties/recipient"],
  ],
  [
    "a transfer to no country",
    evaluated("cross-border"),
    400,
    "invalid-request",
    ["/resource/properties/country"],
  ],
];

describe("Bad input", () => {
  const clock = new FakeClock();
  let service: Service;
  let scene: Scene;
  let rows: RowCounter;

  before(async () => {
    service = await startService({ clock, config: { deniedPersonsPerHour: 3 } });
    scene = await setScene(await buildWorld(service));
    rows = new RowCounter(service.store.db);
  });
  after(() => service.close());

  const TABLES = [
    ["Asking", ASKING],
    ["answering", ANSWERING],
    ["withdrawing", WITHDRAWING],
    ["discharging", DISCHARGING],
    ["registering", REGISTERING],
    ["evaluating", EVALUATING],
  ] as const;
  for (const [table, tests] of TABLES) {
    for (const [name, act, status, code, pointers = []] of tests) {
      test(`${table}: ${name} is ${status} ${code}`, async () => {
        const problem = await rows.unchangedBy(() => act(scene));
        assert.deepEqual([problem.status, problem.code], [status, code], JSON.stringify(problem));
        assert.deepEqual(pointersOf(problem).toSorted(), [...pointers].toSorted());
      });
    }
  }

  test("a pending request that stands in the way is named", async () => {
    const { line, pendingIin, pending, purposes } = scene;
    const body = askBody({ ...line, purposeId: purposes.sharing }, pendingIin);
    const problem = await scene.bank.api.refused("/v1/consent-requests", body);
    assert.equal(problem.request_id, pending);
  });

  test("a refused request leaves nothing of a person whom nobody knew", async () => {
    const body = askBody(scene.line, newIin(), { categories: ["address"] });
    const problem = await rows.unchangedBy(() =>
      scene.bank.api.refused("/v1/consent-requests", body),
    );
    assert.equal(problem.status, 422);
  });

  test("a fourth request that nobody answered is 429, with the time to wait", async () => {
    const iin = newIin();
    for (let tries = 0; tries < 3; tries += 1) {
      const { id } = await ask(scene.line, iin);
      await scene.bank.api.post(`/v1/consent-requests/${id}/cancel`);
    }
    const sent = () =>
      scene.bank.api.send("POST", "/v1/consent-requests", askBody(scene.line, iin));
    const refused = await rows.unchangedBy(sent);
    assert.equal(problemOf(refused).code, "too-many-unanswered");
    assert.ok(Number(refused.headers.get("retry-after")) > 0);
  });

  test("a key that was denied too many persons in an hour gets 429, until the hour is over", async () => {
    const { admin, bank, line } = scene;
    const { key } = await makeKey(admin, bank.id, ["access:decide"]);
    const by = admin.as(key);
    const put = (iin: string) => by.send("POST", "/access/v1/evaluation", question(line, iin));
    const persons = [newIin(), newIin(), newIin()];
    for (const iin of [...persons, ...persons.slice(0, 1)].slice(0, 3)) {
      assert.equal((await put(iin)).status, 200);
    }
    const over = await rows.unchangedBy(() => put(newIin()));
    assert.equal(problemOf(over).code, "too-many-denied-persons");
    assert.ok(Number(over.headers.get("retry-after")) > 0);
    clock.advanceTo("2026-11-20T11:30:00+05:00");
    assert.equal((await put(newIin())).status, 200);
  });

  test("a cursor serves one list of one party with one filter", async () => {
    const { bank, clinic, admin, purposes } = scene;
    const page = await bank.api.post<{ next_cursor: string }>("/v1/consents/search?limit=1", {});
    assert.ok(page.next_cursor);
    const cursor = `?cursor=${page.next_cursor}`;
    const tried = [
      [bank.api, "POST", `/v1/access-log/search${cursor}`, {}],
      [bank.api, "GET", `/v1/purposes${cursor}`, undefined],
      [bank.api, "GET", `/v1/duties${cursor}`, undefined],
      [clinic.api, "POST", `/v1/consents/search${cursor}`, {}],
      [admin, "GET", `/v1/parties${cursor}`, undefined],
      [bank.api, "POST", `/v1/consents/search${cursor}`, { status: "active" }],
      [bank.api, "POST", `/v1/consents/search${cursor}`, { purpose_id: purposes.scoring }],
      [bank.api, "POST", `/v1/consents/search${cursor}`, { data_subject: { iin: scene.iin } }],
      [bank.api, "POST", `/v1/consents/search${cursor.slice(0, -1)}`, {}],
    ] as const;
    for (const [by, method, path, body] of tried) {
      const problem = problemOf(await by.send(method, path, body));
      assert.equal(problem.status, 422, path);
      assert.deepEqual(pointersOf(problem), ["/cursor"], path);
    }
    assert.equal((await bank.api.send("POST", `/v1/consents/search${cursor}`, {})).status, 200);
  });

  const EDGES = ["0000-01-01", "0001-01-01", "1600-02-29", "9999-12-31"];
  for (const day of EDGES) {
    test(`${day} is a day like others or a wrong one, and no fault of the service`, async () => {
      const { bank, desk, line, admin } = scene;
      const instant = `${day}T23:59:59.999999999Z`;
      const fresh = async () => (await ask(line, newIin())).id;
      const calls = [
        [bank.api, "/v1/access-log/search", { from: instant }],
        [bank.api, "/v1/access-log/search", { to: instant }],
        [bank.api, "/v1/consent-requests", askBody(line, newIin(), { valid_until: day })],
        [
          desk.api,
          `/v1/consent-requests/${await fresh()}/answer`,
          { answer: "grant", confirmation: { ...PAPER, signed_on: day } },
        ],
        [
          admin,
          `/v1/parties/${bank.id}/api-keys`,
          { label: "k", scopes: ["events"], expires_at: instant },
        ],
      ] as const;
      for (const [by, path, body] of calls) {
        const { status, text } = await by.send("POST", path, body);
        assert.ok(status < 500, `${path} ${JSON.stringify(body)} ${text}`);
      }
      const query = `received_at=${day}&working_days=366`;
      const counted = await bank.api.send("GET", `/v1/calendar/deadline?${query}`);
      assert.equal(problemOf(counted).code, "calendar-year-unknown");
    });
  }

  test("a term, a retention and a purpose as long as the contract allows are kept", async () => {
    const { bank, desk, objects, line } = scene;
    const longest = await bank.api.post<PurposeAnswer>(
      "/v1/purposes",
      purposeBody(bank, objects.bank, { code: "longest", max_term: "P999Y9999M9999W99999D" }),
    );
    const long = { ...line, purposeId: longest.id };
    const consent = await grant(scene, long, newIin(), { ask: { valid_until: "9999-12-31" } });
    const [duty] = (await withdraw(desk.api, consent)).duties;
    await bank.api.post(`/v1/duties/${duty?.id}/discharge`, {
      ...REFUSAL,
      ground: LAW,
      retention: { until: "9999-12-31" },
    });
  });

  test("after eight days a request is expired and stays unanswered", async () => {
    clock.advanceDays(8);
    const problem = await rows.unchangedBy(() => answered({})(scene));
    assert.deepEqual([problem.status, problem.code], [409, "request-expired"]);
    const cancel = `/v1/consent-requests/${scene.pending}/cancel`;
    const late = await rows.unchangedBy(() => scene.bank.api.refused(cancel));
    assert.deepEqual([late.status, late.code], [409, "request-expired"]);
  });

  test("a consent whose term is over can no longer be withdrawn", async () => {
    clock.advanceDays(400);
    const problem = await rows.unchangedBy(() => withdrawn({})(scene));
    assert.deepEqual([problem.status, problem.code], [409, "consent-not-active"]);
  });

  test("a party that nobody registered before is not registered by a wrong body", async () => {
    const wrong = { bin: newBin(), name: "Ұйым", sector: "state", roles: ["king"] };
    const problem = await rows.unchangedBy(() => scene.admin.refused("/v1/parties", wrong));
    assert.deepEqual(pointersOf(problem), ["/roles/0"]);
  });
});
