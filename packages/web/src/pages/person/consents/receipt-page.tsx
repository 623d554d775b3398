import { legalDayOf } from "@kelisim/core";
import { CopyText } from "../../../components/copy-text.tsx";
import { ButtonRow, LinkButton } from "../../../components/button.tsx";
import { Card, Cards } from "../../../components/card.tsx";
import { Details } from "../../../components/details.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Section } from "../../../components/section.tsx";
import { SummaryList, type SummaryRow } from "../../../components/summary-list.tsx";
import { Day, Instantly } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { WhatNext } from "../../../components/what-next.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { EvidenceLink } from "../../evidence/evidence-link.tsx";
import { receiptWords as words } from "./receipt-messages.ts";
import { AutomatedPart, LineSummary, NoticeText } from "./line-summary.tsx";
import { lineWords } from "./line-messages.ts";
import { questionWords } from "./question-messages.ts";
import { consentPath, type ShownReceipt } from "./shown-consent.ts";
import { signedReceiptWords, VERIFY_PATH } from "./signed-receipt-messages.ts";
import { StatusTag } from "./status-tag.tsx";
import { Tracker } from "./tracker.tsx";
import { withdrawWords } from "./withdraw-messages.ts";

function RecordedBy({ receipt }: { readonly receipt: ShownReceipt }) {
  const { t } = usePage();
  const { kind, party } = receipt.recordedBy;
  if (kind === "person") {
    return <>{t(receipt.actedBy === undefined ? words.person : words.personFor)}</>;
  }
  return (
    <>
      {t(words[kind])} {party !== undefined && <PartyName name={party.name} bin={party.bin} />}
    </>
  );
}

function useFacts(receipt: ShownReceipt): readonly SummaryRow[] {
  const { t } = usePage();
  const { effectiveAt, actedBy, withdrawnAt, disputedAt, proveBy, endedAt } = receipt;
  const when = (term: SummaryRow["term"], at: typeof effectiveAt): readonly SummaryRow[] =>
    at === undefined ? [] : [{ term, value: <Instantly at={at} /> }];
  return [
    { term: t(words.status), value: <StatusTag status={receipt.status} /> },
    { term: t(words.grantedAt), value: <Instantly at={receipt.grantedAt} /> },
    ...(effectiveAt === undefined
      ? []
      : [{ term: t(words.effectiveAt), value: <Day day={legalDayOf(effectiveAt)} /> }]),
    { term: t(words.how), value: t(words[receipt.how]) },
    { term: t(words.recordedBy), value: <RecordedBy receipt={receipt} /> },
    ...(actedBy === undefined
      ? []
      : [{ term: t(words.actedBy), value: t(questionWords[actedBy]) }]),
    ...when(t(words.withdrawnAt), withdrawnAt),
    ...when(t(words.disputedAt), disputedAt),
    ...(proveBy === undefined ? [] : [{ term: t(words.proveBy), value: <Day day={proveBy} /> }]),
    ...when(t(words.endedAt), endedAt),
  ];
}

function Trackers({ receipt }: { readonly receipt: ShownReceipt }) {
  const { t } = usePage();
  const { trackers } = receipt;
  if (trackers.length === 0) return null;
  return (
    <Section title={t(words.tracker)}>
      <Cards>
        {trackers.map((tracker) => (
          <Card
            key={tracker.id}
            to={tracker.to}
            title={<PartyName name={tracker.party.name} bin={tracker.party.bin} />}
          >
            <Tracker tracker={tracker} />
          </Card>
        ))}
      </Cards>
    </Section>
  );
}

function CanDo({ receipt }: { readonly receipt: ShownReceipt }) {
  const { t } = usePage();
  const { id, can } = receipt;
  return (
    <Section title={t(words.canDo)}>
      <ButtonRow>
        {can.withdraw && (
          <LinkButton to={`${consentPath(id)}/withdraw`} kind="danger">
            {t(terms.withdraw)}
          </LinkButton>
        )}
        {can.dispute && (
          <LinkButton to={`${consentPath(id)}/not-me`} kind="secondary">
            {t(words.notMe)}
          </LinkButton>
        )}
        {can.object && (
          <LinkButton to={`/me/object?consent=${id}`} kind="secondary">
            {t(words.object)}
          </LinkButton>
        )}
        <LinkButton to={`/me/ask?consent=${id}`} kind="secondary">
          {t(words.ask)}
        </LinkButton>
        <LinkButton to={`/me/complain?consent=${id}`} kind="secondary">
          {t(words.complain)}
        </LinkButton>
      </ButtonRow>
      <p>
        <a href="/me/accesses">{t(words.accesses)}</a>
      </p>
    </Section>
  );
}

function Technical({ receipt }: { readonly receipt: ShownReceipt }) {
  const { t } = usePage();
  const { notice, evidenceSha256, line, language } = receipt;
  return (
    <>
      {notice === undefined ? (
        <p class="hint">{t(words.noNotice)}</p>
      ) : (
        <NoticeText notice={notice} readIn={language} purposeVersion={line.purpose.version} />
      )}
      {evidenceSha256 !== undefined && (
        <Details summary={t(words.technical)}>
          <p>{t(words.evidenceHelp)}</p>
          <CopyText label={t(words.evidence)} text={evidenceSha256} />
          {language !== undefined && (
            <p>
              {t(lineWords.readIn)}: {t(lineWords[language])}
            </p>
          )}
        </Details>
      )}
    </>
  );
}

/** What she has just done to it. */
export type JustDone = "given" | "withdrawn" | "narrowed" | "disputed" | undefined;

const DONE = {
  withdrawn: withdrawWords.done,
  narrowed: withdrawWords.doneInPart,
  disputed: withdrawWords.disputeDone,
} as const;

function Banner({ just }: { readonly just: JustDone }) {
  const { t } = usePage();
  if (just === undefined) return null;
  if (just === "given") return <Notice tone="success" title={t(words.given)} />;
  return <Notice tone="success" title={t(DONE[just])} />;
}

/** The receipt of a consent: what was given, how it stands, what the organisations do, what she can do. */
export function ReceiptPage({
  receipt,
  just,
}: {
  readonly receipt: ShownReceipt;
  readonly just: JustDone;
}) {
  const { t } = usePage();
  const { id, line, supersededBy } = receipt;
  return (
    <>
      <Banner just={just} />
      <Title caption={t(words.receipt)}>
        <ForeignText text={line.party.name} />
      </Title>
      {just === "given" && (
        <WhatNext items={[t(words.givenNext1), t(words.givenNext2), t(words.givenNext3)]} />
      )}
      <SummaryList rows={useFacts(receipt)} />
      {supersededBy !== undefined && (
        <p>
          <a href={consentPath(supersededBy)}>{t(words.newer)}</a>
        </p>
      )}
      <Trackers receipt={receipt} />
      <CanDo receipt={receipt} />
      <Section title={t(words.what)}>
        <LineSummary line={line} />
      </Section>
      <AutomatedPart automated={line.automated} />
      <Technical receipt={receipt} />
      <Section title={t(words.download)}>
        <ul>
          <li>
            <a href={`${consentPath(id)}/receipt.pdf`}>{t(words.pdf)}</a>
          </li>
          <li>
            <a href={`${consentPath(id)}/receipt.json`}>{t(words.json)}</a>
          </li>
        </ul>
        <p class="hint">
          {t(signedReceiptWords.isSigned)} <a href={VERIFY_PATH}>{t(signedReceiptWords.check)}</a>
        </p>
        <EvidenceLink to={`${consentPath(id)}/evidence.zip`} />
      </Section>
    </>
  );
}
