import type { ConsentId, RequestId } from "@kelisim/core";
import { askBody, OTHER_PROOF, PAPER, SHA_A, type Line } from "../acts.ts";
import type { Api, Problem } from "../http-client.ts";
import type { Row, Scene } from "./scene.ts";

type Fields = Readonly<Record<string, unknown>>;

const asked =
  (more: Fields, of: (scene: Scene) => Partial<Line> = () => ({})) =>
  (scene: Scene): Promise<Problem> =>
    scene.bank.api.refused(
      "/v1/consent-requests",
      askBody({ ...scene.line, ...of(scene) }, scene.iin, more),
    );

/** Asking a person. */
export const ASKING: readonly Row[] = [
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

export const answered =
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

/** Handing in her answer. */
export const ANSWERING: readonly Row[] = [
  [
    "a key that vouches for a sign-in",
    answered({ confirmation: { kind: "sign-in" } }),
    403,
    "confirmation-not-yours",
    ["/confirmation/kind"],
  ],
  [
    "a key that vouches for a message reply",
    answered({ confirmation: { kind: "sms-reply", code: "1234" } }),
    403,
    "confirmation-not-yours",
    ["/confirmation/kind"],
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

export const withdrawn =
  (
    body: Fields,
    of: (scene: Scene) => ConsentId = ({ consent }) => consent,
    by: (scene: Scene) => Api = ({ desk }) => desk.api,
  ) =>
  (scene: Scene): Promise<Problem> =>
    by(scene).refused(`/v1/consents/${of(scene)}/withdraw`, { confirmation: PAPER, ...body });

/** Handing in her withdrawal. */
export const WITHDRAWING: readonly Row[] = [
  [
    "a sign-in vouched for",
    withdrawn({ confirmation: { kind: "sign-in" } }),
    403,
    "confirmation-not-yours",
    ["/confirmation/kind"],
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
    "a part that is not in the consent",
    withdrawn({ parts: { categories: ["address"], countries: ["DE"] } }),
    422,
    "category-not-covered",
    ["/parts/categories", "/parts/countries"],
  ],
  ["no part at all", withdrawn({ parts: {} }), 422, "invalid-request", ["/parts"]],
  [
    "a holder's desk without a right to papers",
    withdrawn({}, undefined, ({ bankDesk }) => bankDesk),
    403,
    "self-assisted",
  ],
];
