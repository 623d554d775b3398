import type { LawSource, LegalDay, Text3 } from "@kelisim/core";
import type { ConsentAnswer, DecisionExplanation } from "@kelisim/protocol";
import type { ComponentChildren } from "preact";
import { BackLink } from "../../components/back-link.tsx";
import { CategoryList, type ShownCategory } from "../../components/category-list.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Details } from "../../components/details.tsx";
import { Foreign, ForeignText } from "../../components/foreign.tsx";
import { LawRef } from "../../components/law-ref.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { EvidenceLink } from "../evidence/evidence-link.tsx";
import { actionName } from "./action-name.ts";
import { Term } from "./consents-page.tsx";
import { DecisionReplay } from "./decision-replay.tsx";
import { named } from "./duty-why.tsx";
import { logWords } from "./log-messages.ts";
import { DecisionTag } from "./log-page.tsx";
import { instantIn } from "./wire.ts";

type Named = { readonly name: Text3; readonly bin: string };

export type DecisionPageProps = {
  readonly logged: DecisionExplanation;
  /** Judged by the rules of another day, where that was asked for. */
  readonly replayed: DecisionExplanation | undefined;
  readonly today: LegalDay;
  readonly purpose: Text3;
  readonly object: Text3;
  readonly categories: ReadonlyMap<string, ShownCategory>;
  /** `undefined` for a number that nobody is registered under. */
  readonly requester: Named | undefined;
  readonly caller: Named | undefined;
  /** The consent that opened it. */
  readonly consent: ConsentAnswer | undefined;
  /** Commands that ask the same again, with neither key nor number. */
  readonly curl: { readonly ask: string; readonly explain: string };
  /** Whether its archive of evidence is for this party. */
  readonly hasEvidence: boolean;
};

function Basis({ logged, consent }: Pick<DecisionPageProps, "logged" | "consent">) {
  const { t } = usePage();
  switch (logged.basis?.kind) {
    case undefined:
      return <>–</>;
    case "consent":
      return consent === undefined ? (
        <>{t(logWords.basisConsent)}</>
      ) : (
        <a href={`/party/consents/${consent.id}`}>{t(logWords.basisConsent)}</a>
      );
    case "retention":
      return <>{t(logWords.basisRetention)}</>;
    case "legal-ground":
      return (
        <>
          {t(logWords.basisLaw)}: <Foreign text={`${logged.basis.act}, ${logged.basis.article}`} />
        </>
      );
  }
}

function Asked(props: DecisionPageProps) {
  const { t } = usePage();
  const { logged, purpose, object, categories, requester, caller, consent } = props;
  const row = (label: Text3, value: ComponentChildren) => ({ term: t(label), value });
  const text = (label: Text3, value: string | undefined) =>
    value === undefined ? [] : [row(label, <Foreign text={value} />)];
  return (
    <SummaryList
      rows={[
        row(logWords.basis, <Basis logged={logged} consent={consent} />),
        ...(consent === undefined
          ? []
          : [row(logWords.until, <Term term={consent.valid_until} />)]),
        row(logWords.purpose, <ForeignText text={purpose} />),
        row(logWords.object, <ForeignText text={object} />),
        row(logWords.action, t(actionName(logged.action))),
        row(logWords.data, <CategoryList categories={named(logged.categories, categories)} />),
        row(
          logWords.requester,
          requester === undefined ? logged.requester_bin : <PartyName {...requester} />,
        ),
        ...(caller === undefined ? [] : [row(logWords.caller, <PartyName {...caller} />)]),
        ...text(logWords.employee, logged.employee),
        ...text(logWords.recipient, logged.recipient),
        ...text(logWords.country, logged.country),
      ]}
    />
  );
}

function Rules({ logged }: Pick<DecisionPageProps, "logged">) {
  const { t } = usePage();
  return (
    <Details summary={t(logWords.rules)}>
      <ol>
        {logged.rules_tried.map(({ rule, text, outcome, source }) => (
          <li key={rule}>
            {t(text)} <strong>({t(logWords.outcomes[outcome])})</strong>{" "}
            <LawRef source={source as LawSource} />
          </li>
        ))}
      </ol>
    </Details>
  );
}

/** One decision: why it came out so, every rule, and what another day's rules would say. */
export function DecisionPage(props: DecisionPageProps) {
  const { t } = usePage();
  const { logged, curl } = props;
  return (
    <>
      <BackLink to="/party/log">{t(logWords.title)}</BackLink>
      <Title caption={<Instantly at={instantIn(logged.decided_at)} />}>
        {t(logWords.decisionTitle)}
      </Title>
      <p>
        <DecisionTag decision={logged.decision} /> {logged.mode === "check" && t(logWords.check)}
      </p>
      <Section title={t(logged.decision ? logWords.whyPermit : logWords.whyDeny)}>
        <p>{t(logged.reason.text)}</p>
        <p>
          {t(logWords.law)}: <LawRef source={logged.reason as unknown as LawSource} />
        </p>
        {logged.law.words !== undefined && (
          <Details summary={t(logWords.lawWords)}>
            <p>{t(logged.law.words)}</p>
          </Details>
        )}
        <Rules logged={logged} />
      </Section>
      <Section title={t(logWords.asked)}>
        <Asked {...props} />
      </Section>
      <DecisionReplay {...props} />
      {props.hasEvidence && <EvidenceLink to={`/party/log/${logged.decision_id}/evidence.zip`} />}
      <Section title={t(logWords.curl)}>
        <p class="hint">{t(logWords.curlHint)}</p>
        <CopyText label={t(logWords.curlExplain)} text={curl.explain} />
        <CopyText label={t(logWords.curlAsk)} text={curl.ask} />
      </Section>
    </>
  );
}
