import { parseId, type PurposeId } from "@kelisim/core";
import type { ConsentAnswer } from "@kelisim/protocol";
import {
  CONSENT_STATUS_ORDER,
  PartyConsentsPage,
  partyConsentWords,
  type ConsentLine,
} from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { errorsOf, typed, type FormError } from "./form-fields.ts";
import { gather, listPath } from "./gather.ts";
import { ownPurposes, UNKNOWN } from "./names.ts";
import { instantOfText } from "./wire-instants.ts";

type Shown = {
  readonly consents: readonly ConsentAnswer[];
  readonly purpose?: PurposeId | undefined;
  readonly status?: ConsentAnswer["status"] | undefined;
  readonly next?: string | undefined;
  readonly first?: string | undefined;
  readonly errors?: readonly FormError[];
};

async function consentsPage(visit: StaffVisit, shown: Shown): Promise<PageAnswer> {
  const { consents, purpose, status, next, first, errors = [] } = shown;
  const purposes = await ownPurposes(visit);
  const names = new Map(purposes.map(({ id, name }) => [id, name]));
  const lines = consents.map((consent): ConsentLine => ({
    id: consent.id,
    status: consent.status,
    purpose: names.get(consent.purpose_id) ?? UNKNOWN,
    grantedAt: instantOfText(consent.granted_at),
    validUntil: consent.valid_until,
  }));
  return page(
    partyConsentWords.title,
    h(PartyConsentsPage, { purposes, purpose, status, consents: lines, next, first, errors }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/consents?purpose=…&status=…` */
export async function showConsents(visit: StaffVisit): Promise<PageAnswer> {
  const { query } = visit;
  const purpose = parseId("pur", query.get("purpose") ?? "");
  const status = CONSENT_STATUS_ORDER.find((one) => one === query.get("status"));
  const after = query.get("after") ?? undefined;
  const body = {
    ...(purpose === undefined ? {} : { purpose_id: purpose }),
    ...(status === undefined ? {} : { status }),
  };
  const { items, next } = await gather(visit, "search-consents", { body }, { after });
  const pathOf = (place?: string): string =>
    listPath("/party/consents", { purpose, status }, place);
  return consentsPage(visit, {
    ...{ consents: items, purpose, status },
    next: next === undefined ? undefined : pathOf(next),
    first: after === undefined ? undefined : pathOf(),
  });
}

/** Of one person: her number comes in a form, so that no address names her. */
export async function findConsents(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const found = await callOperation(visit, "search-consents", {
    query: { limit: 200 },
    body: { data_subject: { iin: typed(form, "iin") ?? "" } },
  });
  if (found.ok) return consentsPage(visit, { consents: found.body.items });
  const errors = errorsOf(found, visit.language, { data_subject_iin: "iin" });
  return consentsPage(visit, { consents: [], errors });
}
