import { BackLink } from "../../../components/back-link.tsx";
import { CategoryList } from "../../../components/category-list.tsx";
import { Details } from "../../../components/details.tsx";
import { Foreign, ForeignText } from "../../../components/foreign.tsx";
import { LawRef } from "../../../components/law-ref.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Section } from "../../../components/section.tsx";
import { SummaryList, type SummaryRow } from "../../../components/summary-list.tsx";
import { Instantly } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { countryName } from "../consents/line-text.ts";
import { EvidenceLink } from "../../evidence/evidence-link.tsx";
import { ACTION_TERMS } from "../shown.ts";
import { access } from "./access-messages.ts";
import { AccessActions, Ground, Named, Verdict } from "./access-parts.tsx";
import { reasonWords } from "./reason-messages.ts";
import type { ShownAccess, TriedStep } from "./shown-access.ts";

export type AccessFacts = {
  readonly shown: ShownAccess;
  /** Every rule that was tried, in its order. */
  readonly tried: readonly TriedStep[];
  /** The list with this organisation's accesses alone. */
  readonly ofParty: string | undefined;
};

const OUTCOMES = {
  passed: access.passed,
  failed: access.stopped,
  permitted: access.opened,
  "not-applicable": access.notAbout,
} as const;

function useRows(shown: ShownAccess): readonly SummaryRow[] {
  const { t, language } = usePage();
  const { requester, at, action, categories, purpose, object, recipient, country } = shown;
  const { permitted, reportedBy, basis, use } = shown;
  const rows: (SummaryRow | undefined)[] = [
    { term: t(access.who), value: <Named party={requester} /> },
    { term: t(access.when), value: <Instantly at={at} /> },
    {
      term: t(permitted ? access.what : access.wanted),
      value: t(terms[ACTION_TERMS[action]]),
    },
    { term: t(access.fields), value: <CategoryList categories={categories} /> },
    {
      term: t(access.purpose),
      value: purpose === undefined ? t(access.noPurpose) : <ForeignText text={purpose} />,
    },
    {
      term: t(access.object),
      value:
        object === undefined ? (
          t(access.noObject)
        ) : (
          <>
            <ForeignText text={object.name} />
            {object.owner !== undefined && (
              <>
                {" – "}
                <PartyName name={object.owner.name} />
              </>
            )}
          </>
        ),
    },
    recipient && { term: t(access.recipient), value: <Named party={recipient} /> },
    country === undefined
      ? undefined
      : { term: t(access.country), value: countryName(country, language) },
    reportedBy && { term: t(access.reportedBy), value: <Named party={reportedBy} /> },
    basis && { term: t(access.ground), value: <Ground basis={basis} /> },
    use && {
      term: t(access.use),
      value: (
        <>
          {t(use.used ? access.used : access.notUsed)}
          {use.at !== undefined && (
            <>
              {": "}
              <Instantly at={use.at} />
            </>
          )}
        </>
      ),
    },
  ];
  return rows.filter((row) => row !== undefined);
}

/** One access: who, what, why, by which norm, and what she can do about it. */
export function AccessPage({ shown, tried, ofParty }: AccessFacts) {
  const { t } = usePage();
  const { permitted, reason, rule, basis, deferral } = shown;
  return (
    <>
      <BackLink to="/me/accesses">{t(access.back)}</BackLink>
      <Title>{t(access.one)}</Title>
      <p>
        <Verdict permitted={permitted} />
      </p>
      {deferral !== undefined && (
        <Notice tone="info">
          <p>
            <Foreign text={t(access.deferred, deferral)} />
          </p>
        </Notice>
      )}
      <SummaryList rows={useRows(shown)} />
      <Section title={t(permitted ? access.whyPermitted : access.whyDenied)}>
        <p>{t(reasonWords[reason] ?? rule.text)}</p>
        <p>
          {t(access.lawBehind)}
          {": "}
          <LawRef source={rule.source} />
        </p>
        {basis?.kind === "law" && <p>{t(access.noConsentHelp)}</p>}
        <Details summary={t(access.allRules)}>
          <ol>
            {tried.map(({ text, source, outcome }, index) => (
              <li key={index}>
                <p>
                  <strong>{t(OUTCOMES[outcome])}</strong>
                </p>
                <p>
                  {t(text)} (<LawRef source={source} />)
                </p>
              </li>
            ))}
          </ol>
        </Details>
      </Section>
      <Section title={t(access.canDo)}>
        {basis?.kind === "consent" && <p>{t(access.notMeHelp)}</p>}
        <AccessActions shown={shown} />
        {ofParty !== undefined && (
          <p>
            <a href={ofParty}>{t(access.onlyParty)}</a>
          </p>
        )}
        <EvidenceLink to={`/me/accesses/${shown.id}/evidence.zip`} />
      </Section>
    </>
  );
}
