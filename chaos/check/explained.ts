import type { DecisionExplanation } from "@kelisim/protocol";
import type { Act } from "../journal.ts";
import type { Violation } from "../violation.ts";

type Decided = Extract<Act, { readonly act: "decided" }>;

/** Decisions that the service itself explains otherwise than it decided them, or not at all. */
export async function misexplained(
  url: string,
  apiKey: string,
  decided: readonly Decided[],
): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const { id, permit, reason } of decided) {
    const answer = await fetch(`${url}/v1/access-decisions/${id}`, {
      headers: { authorization: `Bearer ${apiKey}` },
    });
    const body = (await answer.json()) as DecisionExplanation;
    const isSame = body.decision === permit && body.reason.code === reason;
    if (answer.status === 200 && isSame) continue;
    found.push({ invariant: "lost", what: `the explanation of ${id}: ${answer.status}` });
  }
  return found;
}
