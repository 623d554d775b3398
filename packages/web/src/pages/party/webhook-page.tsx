import type { WebhookAnswer, WebhookAttemptAnswer } from "@kelisim/protocol";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { Details } from "../../components/details.tsx";
import { ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Foreign } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Pager } from "../../components/pager.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { EVENT_WORDS, WEBHOOK_ERROR_WORDS, webhookWords } from "./webhook-messages.ts";
import { WebhookTag } from "./webhooks-page.tsx";
import { instantIn } from "./wire.ts";

const TONES = { delivered: "active", failed: "late", waiting: "waiting" } as const;

function Result({ attempt }: { readonly attempt: WebhookAttemptAnswer }) {
  const { t } = usePage();
  const { status, http_status: code, error, next_attempt_at: next } = attempt;
  return (
    <>
      <Tag tone={TONES[status]}>{t(webhookWords[status])}</Tag>{" "}
      {error !== undefined && t(WEBHOOK_ERROR_WORDS[error])}
      {code !== undefined && ` ${t(webhookWords.answer, { n: String(code) })}`}
      {next !== undefined && (
        <p class="hint">
          {t(webhookWords.nextTry)}: <Instantly at={instantIn(next)} />
        </p>
      )}
    </>
  );
}

/** One webhook with what was sent to it; each attempt can be sent again. */
export function WebhookPage({
  webhook,
  attempts,
  next,
  first,
  replayed,
  errors,
}: {
  readonly webhook: WebhookAnswer;
  readonly attempts: readonly WebhookAttemptAnswer[];
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly replayed: boolean;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  const isEnabled = webhook.status === "enabled";
  return (
    <>
      <BackLink to="/party/webhooks">{t(webhookWords.title)}</BackLink>
      <Title>
        <Foreign text={webhook.url} />
      </Title>
      <ErrorSummary errors={errors} />
      {replayed && <Notice tone="success" title={t(webhookWords.replayed)} />}
      <p>
        <WebhookTag status={webhook.status} />
      </p>
      <Table
        caption={t(webhookWords.attempts)}
        empty={t(webhookWords.noAttempts)}
        columns={[
          { label: t(webhookWords.event) },
          { label: t(webhookWords.at) },
          { label: t(webhookWords.result) },
          { label: t(webhookWords.replay) },
        ]}
        rows={attempts.map((attempt) => [
          t(EVENT_WORDS[attempt.type]),
          attempt.attempted_at === undefined ? (
            t(webhookWords.waiting)
          ) : (
            <Instantly at={instantIn(attempt.attempted_at)} />
          ),
          <Result attempt={attempt} />,
          isEnabled ? (
            <Form>
              <Hidden name="act" value="replay" />
              <Hidden name="attempt" value={attempt.id} />
              <Button kind="secondary">{t(webhookWords.replay)}</Button>
            </Form>
          ) : (
            t(webhookWords.disabled)
          ),
        ])}
      />
      <Pager next={next} first={first} />
      {isEnabled && (
        <Details summary={t(webhookWords.disable)}>
          <p>{t(webhookWords.disableHint)}</p>
          <Form>
            <Hidden name="act" value="disable" />
            <Button kind="danger">{t(webhookWords.disable)}</Button>
          </Form>
        </Details>
      )}
    </>
  );
}
