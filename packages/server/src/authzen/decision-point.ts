/** An AuthZEN entity: a subject, an action or a resource. Members that nobody knows stay in it. */
export type Entity = Readonly<Record<string, unknown>>;

/** One AuthZEN question, as far as the standard shapes it. */
export type Question = {
  readonly subject?: Entity;
  readonly action?: Entity;
  readonly resource?: Entity;
  readonly context?: Entity;
};

/** A decision with what the decision point says about it. */
export type Decision = { readonly decision: boolean; readonly context?: object };

/** A question that could not be decided: an HTTP status and a sentence for whoever asked. */
export type Undecided = { readonly status: number; readonly message: string };

export const isUndecided = (answer: Decision | Undecided): answer is Undecided =>
  "status" in answer;

/** What can be searched for: who may do it, to what it may be done, what may be done. */
export type SearchKind = "subject" | "resource" | "action";

export type SearchPage = { readonly token?: string; readonly limit?: number };

export type Found = {
  readonly results: readonly object[];
  /** Empty at the end. */
  readonly nextToken: string;
};

/**
 * Whatever decides AuthZEN questions: this service, or a fixture of an interoperability test. It must not
 * throw for a question that it cannot read.
 */
export interface PolicyDecisionPoint {
  evaluate(question: Question): Promise<Decision | Undecided>;
  search(kind: SearchKind, question: Question, page: SearchPage): Promise<Found | Undecided>;
}
