import type { Action, ConsentId, ObjectId, PurposeId, RequestId } from "@kelisim/core";
import type {
  AnsweredRequestAnswer,
  ConsentRequestAnswer,
  EvaluationAnswer,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import type { Api } from "./http-client.ts";
import type { Member, World } from "./world.ts";

type More = Readonly<Record<string, unknown>>;

export const SHA_A = "a".repeat(64);
export const SHA_B = "b".repeat(64);

/** A paper, signed before the fake clock's first day. */
export const PAPER = {
  kind: "written",
  document_sha256: SHA_A,
  signed_on: "2026-11-19",
  clerk: "Сәуле Ержанова",
} as const;

export const OTHER_PROOF = {
  kind: "other-provable",
  description: "Жазылған телефон қоңырауы",
  evidence_sha256: SHA_B,
} as const;

/** What is asked, of whom and for what. */
export type Line = {
  readonly party: Member;
  readonly objectId: ObjectId;
  readonly purposeId: PurposeId;
};

export const bankLine = (
  { bank, objects, purposes }: World,
  purpose: "scoring" | "sharing" = "scoring",
): Line => ({ party: bank, objectId: objects.bank, purposeId: purposes[purpose] });

export const clinicLine = ({ clinic, objects, purposes }: World): Line => ({
  party: clinic,
  objectId: objects.clinic,
  purposeId: purposes.treatment,
});

export const askBody = ({ objectId, purposeId }: Line, iin: string, more: More = {}) => ({
  data_subject: { iin },
  purpose_id: purposeId,
  object_id: objectId,
  ...more,
});

export const ask = (line: Line, iin: string, more: More = {}): Promise<ConsentRequestAnswer> =>
  line.party.api.post("/v1/consent-requests", askBody(line, iin, more));

export const answer = (
  by: Api,
  requestId: RequestId,
  more: More = {},
): Promise<AnsweredRequestAnswer> =>
  by.post(`/v1/consent-requests/${requestId}/answer`, {
    answer: "grant",
    confirmation: PAPER,
    ...more,
  });

/** Asked by the line's party, granted at the desk. */
export async function grant(
  { desk }: World,
  line: Line,
  iin: string,
  more: { readonly ask?: More; readonly answer?: More } = {},
): Promise<ConsentId> {
  const { id } = await ask(line, iin, more.ask);
  const { consent_id: consentId } = await answer(desk.api, id, more.answer);
  if (consentId === undefined) throw new Error("a grant without a consent");
  return consentId;
}

export const withdraw = (
  by: Api,
  consentId: ConsentId,
  more: More = {},
): Promise<WithdrawnConsentAnswer> =>
  by.post(`/v1/consents/${consentId}/withdraw`, { confirmation: OTHER_PROOF, ...more });

/** What an access question says besides its line and its person. */
export type Asked = {
  readonly requester?: Member;
  readonly employee?: string;
  readonly action?: Action;
  readonly categories?: readonly string[];
  readonly recipient?: Member;
  readonly mode?: "enforce" | "check";
};

export const question = (line: Line, iin: string, asked: Asked = {}) => ({
  subject: {
    type: "party",
    id: (asked.requester ?? line.party).bin,
    ...(asked.employee !== undefined && { properties: { employee: asked.employee } }),
  },
  action: { name: asked.action ?? "process" },
  resource: {
    type: "digital_object",
    id: line.objectId,
    properties: {
      data_subject: iin,
      categories: asked.categories ?? ["income"],
      ...(asked.recipient !== undefined && { recipient: asked.recipient.bin }),
    },
  },
  context: {
    purpose: line.purposeId,
    ...(asked.mode !== undefined && { mode: asked.mode }),
  },
});

/** Puts an access question with the line's own key, unless another one asks. */
export const evaluate = (
  line: Line,
  iin: string,
  asked: Asked = {},
  by: Api = line.party.api,
): Promise<EvaluationAnswer> => by.post("/access/v1/evaluation", question(line, iin, asked));

/** The word that an access question is answered with. */
export const reasonOf = async (answered: Promise<EvaluationAnswer>): Promise<string> => {
  const { decision, context } = await answered;
  return `${decision ? "permit" : "deny"} ${context.reason.code}`;
};
