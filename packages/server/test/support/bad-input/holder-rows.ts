import type { DutyId } from "@kelisim/core";
import { question } from "../acts.ts";
import type { Problem } from "../http-client.ts";
import { purposeBody, type World } from "../world.ts";
import { WORDS, type Row, type Scene } from "./scene.ts";

type Fields = Readonly<Record<string, unknown>>;

const discharged =
  (body: Fields, of: (scene: Scene) => DutyId = ({ duty }) => duty) =>
  (scene: Scene): Promise<Problem> =>
    scene.bank.api.refused(`/v1/duties/${of(scene)}/discharge`, body);

export const REFUSAL = { outcome: "reasoned-refusal" };
export const LAW = { kind: "law", act: "94-V", article: "8", level: "law" };
const ofObjection = ({ objection }: Scene): DutyId => objection;

/** Discharging a duty. */
export const DISCHARGING: readonly Row[] = [
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

/** Registering. */
export const REGISTERING: readonly Row[] = [
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

/** Putting an access question. */
export const EVALUATING: readonly Row[] = [
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
