import { endOfDay, formatInstant, parseLegalDay, type Party } from "@kelisim/core";
import type { Scope } from "@kelisim/protocol";
import { keysOfRoles } from "@kelisim/store";
import { KeysPage, keyWords, NewKeyPage } from "@kelisim/web/pages";
import { h } from "preact";
import type { OperationRefused } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { errorsOf, member, ticked, typed, type FormError } from "./form-fields.ts";
import { listPath } from "./gather.ts";
import { callForOwnParty } from "./own-party.ts";

const ANY_PARTY: readonly Scope[] = [
  ...(["consent:request", "consent:read", "consent:record-paper", "access:decide"] as const),
  ...(["log:read", "duty:act", "objection:file", "events", "registry:write"] as const),
];

/** What a key of a party may be allowed: nothing that the administrator of the service keeps to himself. */
export const scopesFor = ({ roles }: Pick<Party, "roles">): readonly Scope[] => [
  ...ANY_PARTY,
  ...(roles.includes("service-desk") ? (["channel:assisted"] as const) : []),
  ...(roles.includes("authorised-body") ? (["oversight:read"] as const) : []),
];

const isKnown = (scope: string, known: readonly Scope[]): scope is Scope =>
  known.some((one) => one === scope);

async function keysPage(visit: StaffVisit, errors: readonly FormError[] = []): Promise<PageAnswer> {
  const { party } = visit.persona;
  const cursor = visit.query.get("after") ?? undefined;
  const read = await callForOwnParty(visit, "list-api-keys", {
    params: { id: party.id },
    query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) },
  });
  if (!read.ok) return NOT_FOUND_PAGE;
  const ofRoles: ReadonlySet<string> = await keysOfRoles(visit.shell.ctx.store.db, party.id);
  const { items, next_cursor: next } = read.body;
  return page(
    keyWords.title,
    h(KeysPage, {
      keys: items.filter(({ id }) => !ofRoles.has(id)),
      scopes: scopesFor(party),
      next: next === null ? undefined : listPath("/party/keys", {}, next),
      first: cursor === undefined ? undefined : "/party/keys",
      revoked: visit.query.has("revoked"),
      errors,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/keys` */
export const showKeys = (visit: StaffVisit): Promise<PageAnswer> => keysPage(visit);

const refusedPage = (visit: StaffVisit, refused: OperationRefused): Promise<PageAnswer> =>
  refused.problem === "not-found"
    ? Promise.resolve(NOT_FOUND_PAGE)
    : keysPage(visit, errorsOf(refused, visit.language));

/** The last day is included: the key ends with it. */
function expiryOf(form: Form): string | undefined {
  const text = typed(form, "expires_at");
  const day = text === undefined ? undefined : parseLegalDay(text);
  return day === undefined ? text : formatInstant(endOfDay(day));
}

async function createKey(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const { party } = visit.persona;
  const known = scopesFor(party);
  const done = await callForOwnParty(visit, "create-api-key", {
    params: { id: party.id },
    body: {
      label: typed(form, "label") ?? "",
      scopes: (ticked(form, "scopes") ?? []).filter((scope) => isKnown(scope, known)),
      ...member("expires_at", expiryOf(form)),
    },
  });
  if (!done.ok) return refusedPage(visit, done);
  const { key: secret, label } = done.body;
  return page(keyWords.shownOnce, h(NewKeyPage, { secret, label, oldUntil: undefined }));
}

/** Makes, exchanges or revokes a key. A secret stands in one answer and nowhere else. */
export async function takeKeys(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const params = { id: form.get("key") ?? "" };
  switch (form.get("act") ?? "") {
    case "create":
      return createKey(visit, form);
    case "rotate": {
      const done = await callForOwnParty(visit, "rotate-api-key", { params, body: {} });
      if (!done.ok) return refusedPage(visit, done);
      const { key: secret, label, replaced } = done.body;
      return page(
        keyWords.shownOnce,
        h(NewKeyPage, { secret, label, oldUntil: replaced.expires_at }),
      );
    }
    case "revoke": {
      const done = await callForOwnParty(visit, "revoke-api-key", { params, body: {} });
      return done.ok ? redirect("/party/keys?revoked") : refusedPage(visit, done);
    }
    default:
      return keysPage(visit);
  }
}
