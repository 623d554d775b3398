import {
  addDays,
  formatInstant,
  parseId,
  parseLegalDay,
  startOfDay,
  type LegalDay,
} from "@kelisim/core";
import type { AccessLogEntry } from "@kelisim/protocol";
import { LogPage, logWords, type LogFilter } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { errorsOf, typed, type FormError } from "./form-fields.ts";
import { gather, listPath } from "./gather.ts";
import { ownPurposes, purposesNamed, UNKNOWN } from "./names.ts";

const NO_FILTER: LogFilter = {
  purpose: undefined,
  decision: undefined,
  from: undefined,
  to: undefined,
};

type Shown = {
  readonly filter?: LogFilter;
  readonly entries: readonly AccessLogEntry[];
  readonly next?: string | undefined;
  readonly first?: string | undefined;
  readonly errors?: readonly FormError[];
};

async function logPage(visit: StaffVisit, shown: Shown): Promise<PageAnswer> {
  const { entries, next, first, errors = [], filter = NO_FILTER } = shown;
  const ids = entries.flatMap(({ purpose_id: id }) => parseId("pur", id) ?? []);
  const names = new Map<string, { readonly name: typeof UNKNOWN }>(await purposesNamed(visit, ids));
  return page(
    logWords.title,
    h(LogPage, {
      ...{ filter, next, first, errors },
      purposes: await ownPurposes(visit),
      entries: entries.map((entry) => ({
        entry,
        purpose: names.get(entry.purpose_id)?.name ?? UNKNOWN,
      })),
    }),
    errors.length === 0 ? 200 : 422,
  );
}

const dayIn = (text: string | null): LegalDay | undefined => parseLegalDay(text ?? "");

function filterOf({ query }: StaffVisit): LogFilter {
  const decision = query.get("decision");
  return {
    purpose: parseId("pur", query.get("purpose") ?? ""),
    decision: decision === "permit" || decision === "deny" ? decision : undefined,
    from: dayIn(query.get("from")),
    to: dayIn(query.get("to")),
  };
}

/** Both days are included. */
const bodyOf = ({ purpose, decision, from, to }: LogFilter) => ({
  ...(purpose === undefined ? {} : { purpose_id: purpose }),
  ...(decision === undefined ? {} : { decision: decision === "permit" }),
  ...(from === undefined ? {} : { from: formatInstant(startOfDay(from)) }),
  ...(to === undefined ? {} : { to: formatInstant(startOfDay(addDays(to, 1))) }),
});

/** `/party/log?purpose=…&decision=…&from=…&to=…` */
export async function showLog(visit: StaffVisit): Promise<PageAnswer> {
  const filter = filterOf(visit);
  const after = visit.query.get("after") ?? undefined;
  const body = bodyOf(filter);
  const { items, next } = await gather(visit, "search-access-log", { body }, { after });
  const pathOf = (place?: string): string => listPath("/party/log", filter, place);
  return logPage(visit, {
    ...{ filter, entries: items },
    next: next === undefined ? undefined : pathOf(next),
    first: after === undefined ? undefined : pathOf(),
  });
}

/** Of one person: her number comes in a form, so that no address names her. */
export async function findInLog(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const found = await callOperation(visit, "search-access-log", {
    query: { limit: 200 },
    body: { data_subject: { iin: typed(form, "iin") ?? "" } },
  });
  if (found.ok) return logPage(visit, { entries: found.body.items });
  const errors = errorsOf(found, visit.language, { data_subject_iin: "iin" });
  return logPage(visit, { entries: [], errors });
}
