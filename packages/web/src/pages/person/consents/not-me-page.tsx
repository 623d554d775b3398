import { BackLink } from "../../../components/back-link.tsx";
import { Button, ButtonRow, LinkButton } from "../../../components/button.tsx";
import { DueDate, type DueDateProps } from "../../../components/due-date.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Form } from "../../../components/form.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { Instantly } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { WhatNext } from "../../../components/what-next.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { receiptWords } from "./receipt-messages.ts";
import { consentPath, type ShownReceipt } from "./shown-consent.ts";
import { withdrawWords as words } from "./withdraw-messages.ts";

/** "This was not me": what follows, and by which day. */
export function NotMePage({
  receipt,
  due,
}: {
  readonly receipt: ShownReceipt;
  /** The day by which the party must prove it if it is disputed now. */
  readonly due: DueDateProps;
}) {
  const { t } = usePage();
  const { id, line, grantedAt, how } = receipt;
  return (
    <>
      <BackLink to={consentPath(id)} />
      <Title caption={<ForeignText text={line.party.name} />}>{t(words.disputeTitle)}</Title>
      <SummaryList
        rows={[
          {
            term: t(words.from),
            value: <PartyName name={line.party.name} bin={line.party.bin} />,
          },
          { term: t(terms.Purpose), value: <ForeignText text={line.purpose.name} /> },
          { term: t(receiptWords.grantedAt), value: <Instantly at={grantedAt} /> },
          { term: t(receiptWords.how), value: t(receiptWords[how]) },
        ]}
      />
      <WhatNext
        items={[
          t(words.dispute1),
          <>
            {t(words.dispute2)}
            <DueDate {...due} />
          </>,
          t(words.dispute3),
          t(words.dispute4),
        ]}
      />
      <Form>
        <ButtonRow>
          <Button kind="danger">{t(words.disputeYes)}</Button>
          <LinkButton to={consentPath(id)} kind="secondary">
            {t(words.disputeNo)}
          </LinkButton>
        </ButtonRow>
      </Form>
      {how === "sign-in" && <p class="hint">{t(words.disputeSession)}</p>}
    </>
  );
}

export type CannotDispute = "disputedBefore" | "notActive" | "onlyHerself";

/** Why nobody disputes it now, and what is left. */
export function CannotDisputePage({
  receipt,
  why,
}: {
  readonly receipt: ShownReceipt;
  readonly why: CannotDispute;
}) {
  const { t } = usePage();
  const { id } = receipt;
  return (
    <>
      <BackLink to={consentPath(id)} />
      <Title>{t(words.disputeCannot)}</Title>
      <Notice tone="info">
        <p>{t(words[why])}</p>
      </Notice>
      {why !== "onlyHerself" && (
        <LinkButton to={`/me/complain?consent=${id}`} kind="secondary">
          {t(terms.complain)}
        </LinkButton>
      )}
    </>
  );
}
