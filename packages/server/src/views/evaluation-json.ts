import type { EvaluationAnswer } from "@kelisim/protocol";
import type { Decision } from "../authzen/decision-point.ts";

type Reason = EvaluationAnswer["context"]["reason"];
type Piece = string | Uint8Array;

/** What a rule says never changes, and is most of an answer: `reasonView` gives the same object each time. */
const WRITTEN = new WeakMap<Reason, Uint8Array>();

function reasonBytes(reason: Reason): Uint8Array {
  const known = WRITTEN.get(reason);
  if (known !== undefined) return known;
  const made = Buffer.from(JSON.stringify(reason));
  WRITTEN.set(reason, made);
  return made;
}

const hasReason = (answer: Decision): answer is EvaluationAnswer =>
  answer.context !== undefined && "reason" in answer.context;

/** The JSON of an answer in pieces: what is its own, and the words of its rule, which are kept as bytes. */
function piecesOf(answer: Decision): readonly Piece[] {
  if (!hasReason(answer)) return [JSON.stringify(answer)];
  const { decision_id, rule_set, categories, reason, ...rest } = answer.context;
  const before = JSON.stringify({ decision_id, rule_set, categories }).slice(0, -1);
  const after = JSON.stringify(rest).slice(1);
  const head = `{"decision":${answer.decision},"context":${before},"reason":`;
  return [head, reasonBytes(reason), `,${after}}`];
}

const joined = (pieces: readonly Piece[]): Uint8Array =>
  Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)));

/** An answer as `JSON.stringify` writes it, in UTF-8. */
export const evaluationJson = (answer: Decision): Uint8Array => joined(piecesOf(answer));

/** The answers of a batch as `JSON.stringify` writes them, in UTF-8. */
export const evaluationsJson = (evaluations: readonly Decision[]): Uint8Array =>
  joined([
    '{"evaluations":[',
    ...evaluations.flatMap((each, at) => (at === 0 ? piecesOf(each) : [",", ...piecesOf(each)])),
    "]}",
  ]);
