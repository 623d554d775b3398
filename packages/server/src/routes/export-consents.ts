import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { formatInstant, type Instant } from "@kelisim/core";
import type { ExportEndAnswer, ExportQuery, ProblemCode } from "@kelisim/protocol";
import { consentsOfParty, type ListedConsent } from "@kelisim/store";
import type { Call, LinesReply, Reply } from "../http/operation.ts";
import { whyEnd } from "../http/lines/why-end.ts";
import { consentView } from "../views/consent-views.ts";

/** Consents that are read at a time. */
const A_PAGE = 500;

type ExportCall = Call<unknown, unknown, ExportQuery>;

/**
 * Pages of the caller's consents, newest first, and why they end before the last, if they do. They begin at the
 * newest, not at this process's instant: another's clock may run ahead.
 */
async function* pagesOf(call: ExportCall): AsyncGenerator<readonly ListedConsent[] | ProblemCode> {
  const { ctx, caller, query } = call;
  let after: { readonly at: Instant; readonly id: string } | undefined;
  for (;;) {
    const stop = await whyEnd(call);
    if (stop !== undefined) return yield stop;
    const page = await consentsOfParty(ctx.store.db, {
      partyId: caller.party.id,
      subjectId: undefined,
      purposeId: query.purpose_id,
      after,
      limit: A_PAGE,
    });
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < A_PAGE) return;
    after = { at: last.record.grantedAt, id: last.record.id.slice(4) };
  }
}

/**
 * All consents that were given to the caller, a line for each. Nobody is named: a key that reads consents must
 * not become a list of people, and the party knows its consents by their ids.
 */
export async function exportConsents(call: ExportCall): Promise<Reply> {
  const { ctx, query, now } = call;
  const digest = createHash("sha256");
  let count = 0;
  const shown = ({ record, ...around }: ListedConsent): string => {
    const view = consentView(record, { ...around, now, service: ctx.store.kind });
    if (query.status !== undefined && view.status !== query.status) return "";
    count += 1;
    return `${JSON.stringify(view)}\n`;
  };
  const end = (code?: ProblemCode): string => {
    const answer: ExportEndAnswer = {
      done: code === undefined,
      as_of: formatInstant(now),
      count,
      sha256: digest.copy().digest("hex"),
      code,
    };
    return `${JSON.stringify(answer)}\n`;
  };
  async function* lines(): AsyncGenerator<string> {
    for await (const page of pagesOf(call)) {
      if (typeof page === "string") return yield end(page);
      const text = page.map(shown).join("");
      digest.update(text);
      yield text;
      await setImmediate();
    }
    yield end();
  }
  const reply: LinesReply = { lines: lines(), endOn: end, refused: () => [] };
  return reply;
}
