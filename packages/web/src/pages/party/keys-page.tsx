import type { ApiKeyAnswer, Scope } from "@kelisim/protocol";
import { Button } from "../../components/button.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { DateField } from "../../components/date-field.tsx";
import { Details } from "../../components/details.tsx";
import { Empty } from "../../components/empty.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { Foreign } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Card, Cards } from "../../components/card.tsx";
import { Notice } from "../../components/notice.tsx";
import { Pager } from "../../components/pager.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { keyWords, SCOPE_WORDS } from "./key-messages.ts";
import { instantIn } from "./wire.ts";

export type KeysPageProps = {
  readonly keys: readonly ApiKeyAnswer[];
  /** What a key of this party can be allowed. */
  readonly scopes: readonly Scope[];
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly revoked: boolean;
  readonly errors: readonly FieldError[];
};

const TONES = { active: "active", expired: "ended", revoked: "ended" } as const;

function KeyActions({ id }: Pick<ApiKeyAnswer, "id">) {
  const { t } = usePage();
  return (
    <>
      <Details summary={t(keyWords.rotate)}>
        <p>{t(keyWords.rotateHint)}</p>
        <Form action="/party/keys">
          <Hidden name="act" value="rotate" />
          <Hidden name="key" value={id} />
          <Button kind="secondary">{t(keyWords.rotate)}</Button>
        </Form>
      </Details>
      <Details summary={t(keyWords.revoke)}>
        <p>{t(keyWords.revokeHint)}</p>
        <Form action="/party/keys">
          <Hidden name="act" value="revoke" />
          <Hidden name="key" value={id} />
          <Button kind="danger">{t(keyWords.revoke)}</Button>
        </Form>
      </Details>
    </>
  );
}

function KeyCard({ apiKey }: { readonly apiKey: ApiKeyAnswer }) {
  const { t } = usePage();
  const { id, label, status, scopes } = apiKey;
  const instant = (term: keyof typeof keyWords, at: string | undefined) =>
    at === undefined ? [] : [{ term: t(keyWords[term]), value: <Instantly at={instantIn(at)} /> }];
  return (
    <Card
      title={<Foreign text={label} />}
      tag={<Tag tone={TONES[status]}>{t(keyWords[status])}</Tag>}
    >
      <SummaryList
        rows={[
          { term: t(keyWords.scopes), value: scopes.map((one) => t(SCOPE_WORDS[one])).join("; ") },
          ...instant("made", apiKey.created_at),
          ...instant("lastUsed", apiKey.last_used_at),
          ...instant("until", apiKey.expires_at),
          ...instant("revoked", apiKey.revoked_at),
        ]}
      />
      {status === "active" && <KeyActions id={id} />}
    </Card>
  );
}

/** The keys of a party's systems. */
export function KeysPage({ keys, scopes, next, first, revoked, errors }: KeysPageProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(keyWords.title)}</Title>
      <ErrorSummary errors={errors} />
      {revoked && <Notice tone="success" title={t(keyWords.revokedNow)} />}
      <p>{t(keyWords.what)}</p>
      {keys.length === 0 ? (
        <Empty>{t(keyWords.none)}</Empty>
      ) : (
        <Cards>
          {keys.map((key) => (
            <KeyCard key={key.id} apiKey={key} />
          ))}
        </Cards>
      )}
      <Pager next={next} first={first} />
      <Section title={t(keyWords.create)}>
        <Form action="/party/keys">
          <Hidden name="act" value="create" />
          <TextField
            name="label"
            label={t(keyWords.label)}
            hint={t(keyWords.labelHint)}
            error={errorOf(errors, "label")}
            maxLength={100}
          />
          <Checkboxes
            name="scopes"
            legend={t(keyWords.scopes)}
            error={errorOf(errors, "scopes")}
            items={scopes.map((scope) => ({ value: scope, label: t(SCOPE_WORDS[scope]) }))}
          />
          <DateField
            name="expires_at"
            label={t(keyWords.expires)}
            hint={t(keyWords.expiresHint)}
            error={errorOf(errors, "expires_at")}
            optional
          />
          <Button>{t(keyWords.make)}</Button>
        </Form>
      </Section>
    </>
  );
}

/** A key that was just made: the only page that ever shows it. */
export function NewKeyPage({
  secret,
  label,
  oldUntil,
}: {
  readonly secret: string;
  readonly label: string;
  /** Set after a rotation. */
  readonly oldUntil: string | undefined;
}) {
  const { t } = usePage();
  return (
    <>
      <Title caption={<Foreign text={label} />}>{t(keyWords.shownOnce)}</Title>
      <Notice tone="warning">
        <p>{t(keyWords.shownOnceText)}</p>
      </Notice>
      <CopyText label={t(keyWords.theKey)} text={secret} />
      {oldUntil !== undefined && (
        <p>
          {t(keyWords.overlap)}: <Instantly at={instantIn(oldUntil)} />
        </p>
      )}
      <p>
        <a href="/party/keys">{t(keyWords.back)}</a>
      </p>
    </>
  );
}
