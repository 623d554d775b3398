import {
  EvaluationBody,
  PROBLEMS,
  problemError,
  validationErrors,
  type ProblemCode,
} from "@kelisim/protocol";
import {
  isUndecided,
  type Decision,
  type Found,
  type PolicyDecisionPoint,
  type Question,
  type SearchKind,
  type SearchPage,
  type Undecided,
} from "../authzen/decision-point.ts";
import { problemOfError } from "../http/error-border.ts";
import type { Call, ProblemReply } from "../http/operation.ts";
import { problemStatus } from "../http/send-problem.ts";
import { requestCheck } from "../http/validate.ts";
import { answerQuestion } from "./answer-question.ts";
import { candidatesFor } from "./search-candidates.ts";

type Asking = Pick<Call, "ctx" | "caller" | "now" | "language" | "baseUrl">;

const PATH = "/access/v1/evaluations";
/** Candidates of a search that are asked at once. */
const AT_ONCE = 20;

const check = requestCheck({ body: EvaluationBody, answer: EvaluationBody });

/** This service as an AuthZEN decision point, for one caller. */
export class KelisimPoint implements PolicyDecisionPoint {
  readonly #call: Asking;
  readonly #refused = new Set<ProblemCode>();

  constructor(call: Asking) {
    this.#call = call;
  }

  /** Codes with which questions were refused so far. */
  get refused(): readonly ProblemCode[] {
    return [...this.#refused];
  }

  async evaluate(question: Question): Promise<Decision | Undecided> {
    const { language } = this.#call;
    const checked = check({ params: undefined, query: undefined, body: question });
    if (checked.kind === "faults") {
      const errors = validationErrors(checked.errors, language);
      return this.#undecided({ problem: "invalid-request" }, errors);
    }
    try {
      const body = question as unknown as EvaluationBody;
      const answer = await answerQuestion(this.#call, body);
      if (!("problem" in answer)) return answer;
      const errors = (answer.faults ?? []).map(({ pointer, code }) =>
        problemError(pointer, code, language),
      );
      return this.#undecided(answer, errors);
    } catch (error) {
      const problem = problemOfError(error, "evaluate-access");
      if (problem === "internal-error") throw error;
      return this.#undecided({ problem }, []);
    }
  }

  /** Every candidate is a look-up of its own in the log, and only what is permitted is found. */
  async search(kind: SearchKind, question: Question, page: SearchPage): Promise<Found | Undecided> {
    const limit = page.limit ?? AT_ONCE;
    const candidates = await candidatesFor(this.#call, kind, question);
    const results: object[] = [];
    let next = Number(page.token ?? 0);
    while (next < candidates.length && results.length < limit) {
      const some = candidates.slice(next, next + Math.min(AT_ONCE, limit - results.length));
      const answers = await Promise.all(some.map((each) => this.evaluate(each.question)));
      for (const [index, answer] of answers.entries()) {
        if (isUndecided(answer)) return answer;
        const candidate = some[index];
        if (answer.decision && candidate !== undefined) results.push(candidate.result);
      }
      next += some.length;
    }
    return { results, nextToken: next < candidates.length ? String(next) : "" };
  }

  #undecided(
    { problem }: Pick<ProblemReply, "problem">,
    errors: readonly { readonly pointer: string; readonly detail: string }[],
  ): Undecided {
    this.#refused.add(problem);
    const title = PROBLEMS[problem].title[this.#call.language];
    const details = errors.map(({ pointer, detail }) => ` ${pointer}: ${detail}`);
    return { status: problemStatus(problem, PATH), message: `${title}.${details.join("")}` };
  }
}
