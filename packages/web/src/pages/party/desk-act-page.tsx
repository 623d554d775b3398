import type { LegalDay, RepresentationBasis, RepresentationId, Text3 } from "@kelisim/core";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { CategoryName, type ShownCategory } from "../../components/category-list.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { DateField } from "../../components/date-field.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Radios } from "../../components/radios.tsx";
import { Section } from "../../components/section.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { Day } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { deskWords } from "./desk-messages.ts";
import { EvidenceField } from "./evidence-field.tsx";

type Named = { readonly name: Text3; readonly bin: string };

/** Somebody who may sign in the person's place. */
export type DeskRepresentation = {
  readonly id: RepresentationId;
  readonly basis: RepresentationBasis;
};

type Act = {
  readonly party: Named;
  readonly purpose: Text3;
  readonly representations: readonly DeskRepresentation[];
  readonly errors: readonly FieldError[];
};

function Signature({ representations, errors }: Pick<Act, "representations" | "errors">) {
  const { t } = usePage();
  return (
    <Section title={t(deskWords.proof)}>
      <EvidenceField
        name="document_sha256"
        error={errorOf(errors, "document_sha256")}
        optional={false}
      />
      <DateField
        name="signed_on"
        label={t(deskWords.signedOn)}
        error={errorOf(errors, "signed_on")}
      />
      {representations.length > 0 && (
        <Radios
          name="acting_for"
          legend={t(deskWords.actingFor)}
          error={errorOf(errors, "acting_for")}
          items={[
            { value: "", label: t(deskWords.herself) },
            ...representations.map(({ id, basis }) => ({
              value: id,
              label: t(deskWords.bases[basis]),
            })),
          ]}
        />
      )}
    </Section>
  );
}

function Heading({ party, purpose }: Pick<Act, "party" | "purpose">) {
  return (
    <Title caption={<PartyName {...party} />}>
      <ForeignText text={purpose} />
    </Title>
  );
}

export type DeskAnswerProps = Act & {
  readonly state: "pending" | "closed" | "done";
  readonly notice: Text3 | undefined;
  /** What the person may leave out. */
  readonly optional: readonly ShownCategory[];
};

/** Records the answer that a person signed. */
export function DeskAnswerPage(props: DeskAnswerProps) {
  const { t } = usePage();
  const { state, notice, optional, errors } = props;
  return (
    <>
      <BackLink to="/party/desk">{t(deskWords.title)}</BackLink>
      <Heading {...props} />
      <ErrorSummary errors={errors} />
      {state === "done" && (
        <Notice tone="success" title={t(deskWords.done)}>
          <p>{t(deskWords.doneText)}</p>
        </Notice>
      )}
      {state === "closed" && (
        <Notice tone="info">
          <p>{t(deskWords.closed)}</p>
        </Notice>
      )}
      {state === "pending" && (
        <>
          {notice !== undefined && (
            <Section title={t(deskWords.notice)}>
              <ForeignText text={notice} long />
            </Section>
          )}
          <Form>
            <Radios
              name="answer"
              legend={t(deskWords.choice)}
              error={errorOf(errors, "answer")}
              items={[
                { value: "grant", label: t(terms.yesGrant) },
                { value: "refuse", label: t(terms.noRefuse) },
              ]}
            />
            {optional.length > 0 && (
              <Checkboxes
                name="optional"
                legend={t(deskWords.optional)}
                hint={t(deskWords.optionalHint)}
                error={errorOf(errors, "categories")}
                items={optional.map((category) => ({
                  value: category.code,
                  label: <CategoryName category={category} />,
                }))}
              />
            )}
            <Signature {...props} />
            <Button>{t(deskWords.answer)}</Button>
          </Form>
        </>
      )}
    </>
  );
}

export type DeskWithdrawalProps = Act & {
  readonly state: "active" | "closed" | "done";
  /** The last day of the duties that a withdrawal of today opened. */
  readonly stopBy: LegalDay | undefined;
};

/** Records the withdrawal that a person signed. */
export function DeskWithdrawalPage(props: DeskWithdrawalProps) {
  const { t } = usePage();
  const { state, stopBy, errors } = props;
  return (
    <>
      <BackLink to="/party/desk">{t(deskWords.title)}</BackLink>
      <Heading {...props} />
      <ErrorSummary errors={errors} />
      {state === "done" && (
        <Notice tone="success" title={t(deskWords.done)}>
          <p>{t(deskWords.doneText)}</p>
          {stopBy !== undefined && (
            <p>
              {t(deskWords.stopBy)}: <Day day={stopBy} />
            </p>
          )}
        </Notice>
      )}
      {state === "closed" && (
        <Notice tone="info">
          <p>{t(deskWords.notActive)}</p>
        </Notice>
      )}
      {state === "active" && (
        <Form>
          <TextArea
            name="reason"
            label={t(deskWords.reason)}
            error={errorOf(errors, "reason")}
            rows={2}
            maxLength={2000}
            optional
          />
          <Signature {...props} />
          <Button>{t(deskWords.withdraw)}</Button>
        </Form>
      )}
    </>
  );
}
