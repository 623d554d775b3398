import type { PurposeId } from "@kelisim/core";
import type { ConsentAnswer } from "@kelisim/protocol";
import { Button } from "../../components/button.tsx";
import { ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { FilterForm, Form } from "../../components/form.tsx";
import { Pager } from "../../components/pager.tsx";
import { Section } from "../../components/section.tsx";
import { Select } from "../../components/select.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { Day, Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { consentStatuses, consentWords } from "./consent-messages.ts";
import { IinField, type Choosable } from "./new-request-page.tsx";
import { CONSENT_STATUS_ORDER, CONSENT_TONES, type ConsentLine } from "./request-facts.ts";

/** The state of a consent. */
export function ConsentTag({ status }: Pick<ConsentLine, "status">) {
  const { t } = usePage();
  return <Tag tone={CONSENT_TONES[status]}>{t(consentStatuses[status])}</Tag>;
}

/** A term in words. */
export function Term({ term }: { readonly term: ConsentAnswer["valid_until"] }) {
  const { t } = usePage();
  const basis = term.basis?.kind;
  return (
    <>
      {term.kind === "purpose-achieved" || term.date === undefined ? (
        t(consentWords.untilPurpose)
      ) : (
        <Day day={term.date} form="until" />
      )}
      {basis !== undefined &&
        ` (${t(basis === "law" ? consentWords.byLaw : consentWords.byContract)})`}
    </>
  );
}

export type ConsentsPageProps = {
  readonly purposes: readonly Choosable<PurposeId>[];
  readonly purpose: PurposeId | undefined;
  readonly status: ConsentAnswer["status"] | undefined;
  readonly consents: readonly ConsentLine[];
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly errors: readonly FieldError[];
};

/** The consents given to a party: of one person, or by purpose and state. */
export function ConsentsPage(props: ConsentsPageProps) {
  const { t, language } = usePage();
  const { purposes, purpose, status, consents, next, first, errors } = props;
  return (
    <>
      <Title>{t(consentWords.title)}</Title>
      <ErrorSummary errors={errors} />
      <Section title={t(consentWords.byNumber)}>
        <Form action="/party/consents">
          <IinField errors={errors} />
          <Button kind="secondary">{t(consentWords.byNumberButton)}</Button>
        </Form>
      </Section>
      <Section title={t(consentWords.filter)}>
        <FilterForm action="/party/consents">
          <Select
            name="purpose"
            label={t(consentWords.purpose)}
            empty={t(consentWords.anyPurpose)}
            value={purpose}
            options={purposes.map(({ id, name }) => ({ value: id, label: name[language] }))}
            optional
          />
          <Select
            name="status"
            label={t(consentWords.state)}
            empty={t(consentWords.anyStatus)}
            value={status}
            options={CONSENT_STATUS_ORDER.map((one) => ({
              value: one,
              label: t(consentStatuses[one]),
            }))}
            optional
          />
          <Button kind="secondary">{t(consentWords.show)}</Button>
        </FilterForm>
      </Section>
      <Table
        caption={t(consentWords.found)}
        empty={t(consentWords.none)}
        columns={[
          { label: t(consentWords.purpose) },
          { label: t(consentWords.granted) },
          { label: t(consentWords.until) },
          { label: t(consentWords.state) },
        ]}
        rows={consents.map((consent) => [
          <a href={`/party/consents/${consent.id}`}>
            <ForeignText text={consent.purpose} />
          </a>,
          <Instantly at={consent.grantedAt} />,
          <Term term={consent.validUntil} />,
          <ConsentTag status={consent.status} />,
        ])}
      />
      <Pager next={next} first={first} />
    </>
  );
}
