import type { LoadWorld } from "../seed/seed.ts";
import { post } from "./http.ts";

/** The body of a question about one person, for what she has granted or for something else. */
export const question = (
  line: LoadWorld["lines"][number],
  purpose: string,
  category: string,
  iin: string,
) => ({
  subject: { type: "party", id: line.bin },
  action: { name: "process" },
  resource: {
    type: "digital_object",
    id: line.objectId,
    properties: { data_subject: iin, categories: [category] },
  },
  context: { purpose },
});

/** A question about the person at a place, for what she has granted. */
export function decisionOf({ lines }: LoadWorld, place: number, iin: string): string {
  const line = lines[place % lines.length];
  if (line === undefined) throw new Error("a person of no line");
  const body = question(line, line.purposeId, "income", iin);
  return post("/access/v1/evaluation", line.key, JSON.stringify(body));
}

const PROOF = {
  kind: "other-provable",
  description: "Жазылған телефон қоңырауы",
  evidence_sha256: "b".repeat(64),
};

/** A withdrawal handed in at the desk. @param consent 32 hex digits */
export const withdrawalOf = ({ deskKey }: LoadWorld, consent: string): string =>
  post(`/v1/consents/con_${consent}/withdraw`, deskKey, JSON.stringify({ confirmation: PROOF }));

/** A grant handed in at the desk. @param request 32 hex digits */
export const grantOf = ({ deskKey }: LoadWorld, request: string): string =>
  post(
    `/v1/consent-requests/req_${request}/answer`,
    deskKey,
    JSON.stringify({ answer: "grant", confirmation: PROOF }),
  );
