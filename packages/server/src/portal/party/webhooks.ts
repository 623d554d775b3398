import type { WebhookAnswer } from "@kelisim/protocol";
import { NewWebhookPage, WebhookPage, WebhooksPage, webhookWords } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { errorsOf, ticked, typed, type FormError } from "./form-fields.ts";
import { gather, listPath } from "./gather.ts";

const MOST = 400;

async function allWebhooks(visit: StaffVisit): Promise<readonly WebhookAnswer[]> {
  return (await gather(visit, "list-webhooks", {}, { enough: MOST })).items;
}

const listPage = async (
  visit: StaffVisit,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> =>
  page(
    webhookWords.title,
    h(WebhooksPage, { webhooks: await allWebhooks(visit), errors }),
    errors.length === 0 ? 200 : 422,
  );

/** `/party/webhooks` */
export const showWebhooks = (visit: StaffVisit): Promise<PageAnswer> => listPage(visit);

export async function takeWebhooks(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const done = await callOperation(visit, "create-webhook", {
    body: { url: typed(form, "url") ?? "", event_types: ticked(form, "event_types") ?? [] },
  });
  if (!done.ok) return listPage(visit, errorsOf(done, visit.language));
  const { url, secret } = done.body;
  return page(webhookWords.secretOnce, h(NewWebhookPage, { url, secret }));
}

async function webhookPage(
  visit: StaffVisit,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> {
  const id = visit.params["id"] ?? "";
  const webhook = (await allWebhooks(visit)).find((one) => one.id === id);
  if (webhook === undefined) return NOT_FOUND_PAGE;
  const path = `/party/webhooks/${webhook.id}`;
  const after = visit.query.get("after") ?? undefined;
  const { items, next } = await gather(
    visit,
    "list-webhook-attempts",
    { params: { id: webhook.id } },
    { after },
  );
  return page(
    webhookWords.attempts,
    h(WebhookPage, {
      ...{ webhook, errors },
      attempts: items,
      next: next === undefined ? undefined : listPath(path, {}, next),
      first: after === undefined ? undefined : path,
      replayed: visit.query.has("replayed"),
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/webhooks/:id` */
export const showWebhook = (visit: StaffVisit): Promise<PageAnswer> => webhookPage(visit);

/** Sends an event again, or ends the webhook. */
export async function takeWebhook(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const id = visit.params["id"] ?? "";
  const isReplay = form.get("act") === "replay";
  const done = isReplay
    ? await callOperation(visit, "replay-webhook-attempt", {
        params: { id, attempt_id: form.get("attempt") ?? "" },
        body: {},
      })
    : await callOperation(visit, "disable-webhook", { params: { id }, body: {} });
  if (done.ok) return redirect(`/party/webhooks/${id}${isReplay ? "?replayed" : ""}`);
  return done.problem === "not-found"
    ? NOT_FOUND_PAGE
    : webhookPage(visit, errorsOf(done, visit.language));
}
