import { BackLink } from "../../../components/back-link.tsx";
import { Button, ButtonRow, LinkButton } from "../../../components/button.tsx";
import { CategoryName } from "../../../components/category-list.tsx";
import { Checkboxes } from "../../../components/checkboxes.tsx";
import { Details } from "../../../components/details.tsx";
import { DueDate, type DueDateProps } from "../../../components/due-date.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../../components/error-summary.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Form } from "../../../components/form.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { TextArea } from "../../../components/text-area.tsx";
import { Title } from "../../../components/title.tsx";
import { WhatNext } from "../../../components/what-next.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { SignOption } from "../signing/sign-option.tsx";
import type { ShownParty } from "../shown.ts";
import { receiptWords } from "./receipt-messages.ts";
import { GroupedCategories, PartyNames } from "./line-summary.tsx";
import { consentPath, type ShownReceipt } from "./shown-consent.ts";
import { withdrawWords as words } from "./withdraw-messages.ts";

/** The most that a reason may have, in characters. */
export const MOST_REASON = 1000;

export type WithdrawPageProps = {
  readonly receipt: ShownReceipt;
  /** Everybody who is told. */
  readonly holders: readonly ShownParty[];
  /** The day by which they must answer if it is withdrawn now. */
  readonly due: DueDateProps;
  /** Whether an electronic signature can be verified here. */
  readonly canSign: boolean;
  readonly errors: readonly FieldError[];
};

/** What a withdrawal means, and two buttons of which the first one does it. */
export function WithdrawPage({ receipt, holders, due, canSign, errors }: WithdrawPageProps) {
  const { t } = usePage();
  const { id, line } = receipt;
  const partError = errorOf(errors, "part");
  return (
    <>
      <BackLink to={consentPath(id)} />
      <ErrorSummary errors={errors} />
      <Title caption={<ForeignText text={line.party.name} />}>{t(words.title)}</Title>
      <SummaryList
        rows={[
          {
            term: t(words.from),
            value: <PartyName name={line.party.name} bin={line.party.bin} />,
          },
          { term: t(terms.Purpose), value: <ForeignText text={line.purpose.name} /> },
          { term: t(words.what), value: <GroupedCategories categories={line.required} /> },
        ]}
      />
      <WhatNext
        items={[
          t(words.next1),
          <>
            {t(words.next2)}
            <PartyNames parties={holders} />
          </>,
          <>
            {t(words.next3)}
            <DueDate {...due} />
          </>,
          t(words.next4),
        ]}
      />
      <Form>
        <ButtonRow>
          <Button kind="danger" name="what" value="all">
            {t(terms.yesWithdraw)}
          </Button>
          <LinkButton to={consentPath(id)} kind="secondary">
            {t(terms.noWithdraw)}
          </LinkButton>
        </ButtonRow>
        <TextArea
          name="reason"
          label={t(words.reason)}
          hint={t(words.reasonHint)}
          maxLength={MOST_REASON}
          rows={3}
          optional
          error={errorOf(errors, "reason")}
        />
        {canSign && <SignOption what="withdrawal" />}
        {line.required.length > 1 && (
          <Details summary={t(words.partSummary)} open={partError !== undefined}>
            <Checkboxes
              name="part"
              legend={t(words.partLegend)}
              hint={t(words.partHint)}
              items={line.required.map((category) => ({
                value: category.code,
                label: <CategoryName category={category} />,
              }))}
              error={partError}
            />
            <Button kind="secondary" name="what" value="part">
              {t(words.partButton)}
            </Button>
          </Details>
        )}
      </Form>
    </>
  );
}

export type CannotWithdraw = "superseded" | "annulled" | "notEntitled";

/** Why there is nothing to take back, or not for her, and where to go instead. */
export function CannotWithdrawPage({
  receipt,
  why,
}: {
  readonly receipt: ShownReceipt;
  readonly why: CannotWithdraw;
}) {
  const { t } = usePage();
  const { id, supersededBy } = receipt;
  return (
    <>
      <BackLink to={consentPath(id)} />
      <Title>{t(words.cannotTitle)}</Title>
      <Notice tone="info">
        <p>{t(words[why])}</p>
      </Notice>
      {supersededBy !== undefined && (
        <LinkButton to={`${consentPath(supersededBy)}/withdraw`}>
          {t(receiptWords.newer)}
        </LinkButton>
      )}
    </>
  );
}
