import type { Text3 } from "@kelisim/core";
import type { ConsentAnswer } from "@kelisim/protocol";
import type { ComponentChildren } from "preact";
import { BackLink } from "../../components/back-link.tsx";
import { CategoryList, type ShownCategory } from "../../components/category-list.tsx";
import { Details } from "../../components/details.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Day, Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { EvidenceLink } from "../evidence/evidence-link.tsx";
import { actionName } from "./action-name.ts";
import { confirmations, consentWords, provenances } from "./consent-messages.ts";
import { ConsentTag, Term } from "./consents-page.tsx";
import { named } from "./duty-why.tsx";
import { requestWords } from "./request-messages.ts";
import { instantIn } from "./wire.ts";

export type ConsentPageProps = {
  readonly consent: ConsentAnswer;
  readonly purpose: Text3;
  readonly object: Text3;
  readonly recipients: readonly { readonly name: Text3; readonly bin: string }[];
  /** Who recorded the answer, where it was not the person herself. */
  readonly assertedBy: Text3 | undefined;
  readonly categories: ReadonlyMap<string, ShownCategory>;
};

type Row = { readonly term: string; readonly value: ComponentChildren };

function useEndRows(consent: ConsentAnswer): readonly Row[] {
  const { t } = usePage();
  const instant = (message: Text3, at: string | undefined): readonly Row[] =>
    at === undefined ? [] : [{ term: t(message), value: <Instantly at={instantIn(at)} /> }];
  return [
    ...instant(consentWords.withdrawnAt, consent.withdrawn_at),
    ...instant(consentWords.disputedAt, consent.disputed_at),
    ...(consent.prove_by === undefined
      ? []
      : [{ term: t(consentWords.proveBy), value: <Day day={consent.prove_by} /> }]),
    ...instant(consentWords.endedAt, consent.ended_at),
  ];
}

function useRows(props: ConsentPageProps): readonly Row[] {
  const { t } = usePage();
  const { consent, object, recipients, assertedBy, categories } = props;
  const who = consent.acted_by.kind;
  return [
    { term: t(consentWords.until), value: <Term term={consent.valid_until} /> },
    ...useEndRows(consent),
    { term: t(consentWords.object), value: <ForeignText text={object} /> },
    {
      term: t(requestWords.data),
      value: <CategoryList categories={named(consent.categories, categories)} />,
    },
    {
      term: t(requestWords.actions),
      value: consent.actions.map((action) => t(actionName(action))).join(", "),
    },
    {
      term: t(requestWords.recipients),
      value:
        recipients.length === 0
          ? t(requestWords.nobody)
          : recipients.map((party) => (
              <p key={party.bin}>
                <PartyName {...party} />
              </p>
            )),
    },
    {
      term: t(consentWords.effective),
      value: <Instantly at={instantIn(consent.effective_at)} />,
    },
    { term: t(consentWords.granted), value: <Instantly at={instantIn(consent.granted_at)} /> },
    {
      term: t(consentWords.actedBy),
      value: t(who === "data-subject" ? consentWords.dataSubject : consentWords.representative),
    },
    { term: t(consentWords.channel), value: t(terms[consent.channel]) },
    { term: t(consentWords.confirmation), value: t(confirmations[consent.confirmation]) },
    {
      term: t(consentWords.provenance),
      value: (
        <>
          {t(provenances[consent.provenance])}
          {assertedBy !== undefined && (
            <>
              {": "}
              <ForeignText text={assertedBy} />
            </>
          )}
        </>
      ),
    },
  ];
}

/** One consent with what its receipt says. Whose it is the party knows from its own records. */
export function ConsentPage(props: ConsentPageProps) {
  const { t } = usePage();
  const { consent, purpose } = props;
  return (
    <>
      <BackLink to="/party/consents">{t(consentWords.title)}</BackLink>
      <Title caption={t(consentWords.consent)}>
        <ForeignText text={purpose} />
      </Title>
      <p>
        <ConsentTag status={consent.status} />
      </p>
      <Section title={t(consentWords.facts)}>
        <SummaryList rows={useRows(props)} />
      </Section>
      {consent.notice_hash !== undefined && (
        <Details summary={t(consentWords.notice)}>
          <p>
            <code>{consent.notice_hash}</code>
          </p>
        </Details>
      )}
      <ul>
        {consent.request_id !== undefined && (
          <li>
            <a href={`/party/requests/${consent.request_id}`}>{t(consentWords.request)}</a>
          </li>
        )}
        {consent.superseded_by !== undefined && (
          <li>
            <a href={`/party/consents/${consent.superseded_by}`}>{t(consentWords.newer)}</a>
          </li>
        )}
      </ul>
      <EvidenceLink to={`/party/consents/${consent.id}/evidence.zip`} />
    </>
  );
}
