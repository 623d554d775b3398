import {
  isUndecided,
  type Decision,
  type Entity,
  type PolicyDecisionPoint,
  type Question,
  type Undecided,
} from "./decision-point.ts";

/** When a batch of questions is at its end. */
export const SEMANTICS = ["execute_all", "deny_on_first_deny", "permit_on_first_permit"] as const;
export type Semantic = (typeof SEMANTICS)[number];

/** A batch: what its questions have in common, and where each differs. */
export type Batch = Question & {
  readonly evaluations?: readonly Question[];
  readonly options?: { readonly evaluations_semantic?: Semantic };
};

const ENTITIES = ["subject", "action", "resource", "context"] as const;

/** A question of a batch: an entity that it names replaces the whole default. */
function withDefaults(batch: Batch, item: Question): Question {
  const question: { [K in (typeof ENTITIES)[number]]?: Entity } = {};
  for (const name of ENTITIES) {
    const entity = item[name] ?? batch[name];
    if (entity !== undefined) question[name] = entity;
  }
  return question;
}

/** What could not be decided is denied, and says why inside the list. */
const itemOf = (answer: Decision | Undecided): Decision =>
  isUndecided(answer)
    ? { decision: false, context: { error: { status: answer.status, message: answer.message } } }
    : answer;

/** A batch whose end depends on its answers is asked one after another: nothing past the end is asked. */
async function upTo(
  point: PolicyDecisionPoint,
  questions: readonly Question[],
  isLast: (answer: Decision) => boolean,
): Promise<readonly Decision[]> {
  const answers: Decision[] = [];
  for (const question of questions) {
    const answer = itemOf(await point.evaluate(question));
    answers.push(answer);
    if (isLast(answer)) break;
  }
  return answers;
}

/** Questions that are put at once: a ceiling that some of them reach stops the ones after. */
const AT_ONCE = 100;

async function all(
  point: PolicyDecisionPoint,
  questions: readonly Question[],
): Promise<readonly Decision[]> {
  const answers: Decision[] = [];
  for (let from = 0; from < questions.length; from += AT_ONCE) {
    const some = questions.slice(from, from + AT_ONCE);
    answers.push(...(await Promise.all(some.map((each) => point.evaluate(each)))).map(itemOf));
  }
  return answers;
}

/** The answers of a batch, in its order. A batch without a list is a question of its own. */
export async function evaluateBatch(
  point: PolicyDecisionPoint,
  batch: Batch,
): Promise<{ readonly evaluations: readonly Decision[] } | Decision | Undecided> {
  const { evaluations = [], options } = batch;
  if (evaluations.length === 0) return point.evaluate(withDefaults(batch, {}));
  const questions = evaluations.map((item) => withDefaults(batch, item));
  switch (options?.evaluations_semantic ?? "execute_all") {
    case "execute_all":
      return { evaluations: await all(point, questions) };
    case "deny_on_first_deny":
      return { evaluations: await upTo(point, questions, ({ decision }) => !decision) };
    case "permit_on_first_permit":
      return { evaluations: await upTo(point, questions, ({ decision }) => decision) };
  }
}
