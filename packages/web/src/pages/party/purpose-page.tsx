import { BackLink } from "../../components/back-link.tsx";
import { Button, LinkButton } from "../../components/button.tsx";
import { Details } from "../../components/details.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Radios } from "../../components/radios.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { PurposeFacts, type PurposeFactsProps } from "./purpose-facts.tsx";
import { purposeWords } from "./purpose-messages.ts";
import { PurposeTag } from "./purposes-page.tsx";

export const PURPOSE_SAID = ["created", "approved", "revised", "closed", "achieved"] as const;

export type PurposePageProps = PurposeFactsProps & {
  readonly said: (typeof PURPOSE_SAID)[number] | undefined;
  /** What this role may do with it now. */
  readonly mayChange: boolean;
  readonly mayApprove: boolean;
  readonly errors: readonly FieldError[];
};

function Approval({ mayApprove }: Pick<PurposePageProps, "mayApprove">) {
  const { t } = usePage();
  return (
    <Notice tone="warning">
      <p>{t(purposeWords.waits)}</p>
      <p>{t(purposeWords.approveHint)}</p>
      {mayApprove && (
        <Form>
          <Hidden name="act" value="approve" />
          <Button>{t(purposeWords.approve)}</Button>
        </Form>
      )}
    </Notice>
  );
}

function Achieved({ errors }: Pick<PurposePageProps, "errors">) {
  const { t } = usePage();
  return (
    <Details
      summary={t(purposeWords.achieve)}
      open={errors.some(({ field }) => field === "iin" || field === "note" || field === "for")}
    >
      <p class="hint">{t(purposeWords.achieveHint)}</p>
      <Form>
        <Hidden name="act" value="achieve" />
        <Radios
          name="for"
          legend={t(purposeWords.forWhom)}
          error={errorOf(errors, "for")}
          items={[
            { value: "one", label: t(purposeWords.onePerson) },
            { value: "everybody", label: t(purposeWords.everybody) },
          ]}
        />
        <TextField
          name="iin"
          label={t(purposeWords.achieveIin)}
          error={errorOf(errors, "iin")}
          inputmode="numeric"
          size="number"
          maxLength={12}
          optional
        />
        <TextArea
          name="note"
          label={t(purposeWords.note)}
          error={errorOf(errors, "note")}
          rows={2}
          maxLength={2000}
        />
        <Button>{t(purposeWords.achieve)}</Button>
      </Form>
    </Details>
  );
}

/** One purpose, and what can be done with it. */
export function PurposePage(props: PurposePageProps) {
  const { t } = usePage();
  const { purpose, said, mayChange, mayApprove, errors } = props;
  return (
    <>
      <BackLink to="/party/purposes">{t(purposeWords.title)}</BackLink>
      <Title
        caption={`${t(purposeWords.purpose)}, ${t(purposeWords.version, { n: String(purpose.version) })}`}
      >
        <ForeignText text={purpose.name} />
      </Title>
      <ErrorSummary errors={errors} />
      {said !== undefined && <Notice tone="success" title={t(purposeWords[said])} />}
      <p>
        <PurposeTag purpose={purpose} />
      </p>
      {purpose.banned !== undefined && (
        <Notice tone="danger">
          <p>{t(purposeWords.bannedText)}</p>
        </Notice>
      )}
      {purpose.status === "draft" && <Approval mayApprove={mayApprove} />}
      <PurposeFacts {...props} />
      {mayChange && purpose.status !== "closed" && (
        <>
          <p>
            <LinkButton to={`/party/purposes/${purpose.id}/revise`} kind="secondary">
              {t(purposeWords.revise)}
            </LinkButton>
          </p>
          {purpose.status === "active" && <Achieved errors={errors} />}
          <Details summary={t(purposeWords.close)}>
            <p>{t(purposeWords.closeHint)}</p>
            <Form>
              <Hidden name="act" value="close" />
              <Button kind="danger">{t(purposeWords.close)}</Button>
            </Form>
          </Details>
        </>
      )}
    </>
  );
}
