import { EVENT_TYPES, type WebhookAnswer } from "@kelisim/protocol";
import { Button } from "../../components/button.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { Foreign } from "../../components/foreign.tsx";
import { Form } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { EVENT_WORDS, webhookWords } from "./webhook-messages.ts";

/** Whether a webhook works. */
export function WebhookTag({ status }: Pick<WebhookAnswer, "status">) {
  const { t } = usePage();
  return <Tag tone={status === "enabled" ? "active" : "ended"}>{t(webhookWords[status])}</Tag>;
}

/** Where a party's events go. */
export function WebhooksPage({
  webhooks,
  errors,
}: {
  readonly webhooks: readonly WebhookAnswer[];
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(webhookWords.title)}</Title>
      <ErrorSummary errors={errors} />
      <p>{t(webhookWords.what)}</p>
      <Table
        caption={t(webhookWords.title)}
        empty={t(webhookWords.none)}
        columns={[
          { label: t(webhookWords.url) },
          { label: t(webhookWords.events) },
          { label: t(webhookWords.status) },
        ]}
        rows={webhooks.map((webhook) => [
          <a href={`/party/webhooks/${webhook.id}`}>
            <Foreign text={webhook.url} />
          </a>,
          webhook.event_types.map((type) => t(EVENT_WORDS[type])).join("; "),
          <WebhookTag status={webhook.status} />,
        ])}
      />
      <Section title={t(webhookWords.create)}>
        <Form action="/party/webhooks">
          <TextField
            name="url"
            label={t(webhookWords.url)}
            hint={t(webhookWords.urlHint)}
            error={errorOf(errors, "url")}
            type="url"
            inputmode="url"
            maxLength={2000}
          />
          <Checkboxes
            name="event_types"
            legend={t(webhookWords.events)}
            error={errorOf(errors, "event_types")}
            items={EVENT_TYPES.map((type) => ({ value: type, label: t(EVENT_WORDS[type]) }))}
          />
          <Button>{t(webhookWords.make)}</Button>
        </Form>
      </Section>
    </>
  );
}

/** A webhook that was just made: the only page that ever shows its secret. */
export function NewWebhookPage({ url, secret }: { readonly url: string; readonly secret: string }) {
  const { t } = usePage();
  return (
    <>
      <Title caption={<Foreign text={url} />}>{t(webhookWords.secretOnce)}</Title>
      <Notice tone="warning">
        <p>{t(webhookWords.secretText)}</p>
      </Notice>
      <CopyText label={t(webhookWords.secret)} text={secret} />
      <p>
        <a href="/party/webhooks">{t(webhookWords.back)}</a>
      </p>
    </>
  );
}
