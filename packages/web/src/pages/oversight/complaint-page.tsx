import type { ComponentChildren } from "preact";
import { BackLink } from "../../components/back-link.tsx";
import { Details } from "../../components/details.tsx";
import { DueDate } from "../../components/due-date.tsx";
import { Empty } from "../../components/empty.tsx";
import { Foreign, ForeignText, LongForeign } from "../../components/foreign.tsx";
import { LawRef } from "../../components/law-ref.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Tag } from "../../components/tag.tsx";
import { Day, Instantly } from "../../components/time.tsx";
import { Timeline } from "../../components/timeline.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { EvidenceLink } from "../evidence/evidence-link.tsx";
import { callKinds, complaintWords, consentStates } from "./complaint-messages.ts";
import { figureWords } from "./figure-messages.ts";
import type {
  CaseAccessLine,
  CaseCallLine,
  CaseConsentLine,
  CaseDutyLine,
  CaseFileProps,
  CaseSaidLine,
} from "./case-file-facts.ts";

function Duty({ duty }: { readonly duty: CaseDutyLine }) {
  const { t } = usePage();
  return (
    <li>
      <h3>{t(terms[duty.kind])}</h3>
      <DueDate {...duty.due} />
      {duty.outcome !== undefined && (
        <p>
          {t(duty.outcome)}{" "}
          {duty.dischargedAt !== undefined && <Instantly at={duty.dischargedAt} />}
        </p>
      )}
      {duty.answer !== undefined && (
        <>
          <p>{t(complaintWords.answer)}:</p>
          <LongForeign text={duty.answer} />
        </>
      )}
      {duty.finding !== undefined && (
        <>
          <p>{t(complaintWords.finding)}:</p>
          <LongForeign text={duty.finding} />
        </>
      )}
      <p class="hint">
        <LawRef source={duty.source} /> (
        {t(duty.by === "act" ? complaintWords.byAct : complaintWords.byProduct)})
      </p>
    </li>
  );
}

function Calls({ calls }: { readonly calls: readonly CaseCallLine[] }) {
  const { t } = usePage();
  return (
    <Timeline
      items={calls.map(({ at, kind, text }) => ({
        at,
        title: t(callKinds[kind]),
        children: text === undefined ? undefined : <LongForeign text={text} />,
      }))}
    />
  );
}

function Consents({ consents }: { readonly consents: readonly CaseConsentLine[] }) {
  const { t } = usePage();
  if (consents.length === 0) return <Empty>{t(complaintWords.none)}</Empty>;
  return (
    <ul class="plain">
      {consents.map(({ id, purpose, status, grantedAt, lastDay, notice, categories }) => (
        <li key={id}>
          <ForeignText text={purpose} />{" "}
          <Tag tone={status === "active" ? "active" : "ended"}>{t(consentStates[status])}</Tag>
          <p>
            <Instantly at={grantedAt} />
            {"; "}
            {t(complaintWords.until)}
            {": "}
            {lastDay === undefined ? t(complaintWords.purposeEnd) : <Day day={lastDay} />}
          </p>
          <p>
            <Foreign text={categories} />
          </p>
          {notice !== undefined && (
            <Details summary={t(complaintWords.notice)}>
              <ForeignText text={notice} long />
            </Details>
          )}
        </li>
      ))}
    </ul>
  );
}

const Said = ({ said }: { readonly said: readonly CaseSaidLine[] }) => {
  const { t } = usePage();
  return (
    <Timeline
      items={said.map(({ at, event, text }) => ({
        at,
        title: t(complaintWords[event]),
        children: text === undefined ? undefined : <LongForeign text={text} />,
      }))}
    />
  );
};

function Accesses({ accesses }: { readonly accesses: readonly CaseAccessLine[] }) {
  const { t } = usePage();
  return (
    <Timeline
      items={accesses.map(({ at, permitted, action, reason, categories, purpose }) => ({
        at,
        title: (
          <>
            {t(action)}: <Foreign text={categories} />
          </>
        ),
        tag: (
          <Tag tone={permitted ? "active" : "late"}>{t(permitted ? terms.permit : terms.deny)}</Tag>
        ),
        children: (
          <>
            {purpose !== undefined && (
              <p>
                <ForeignText text={purpose} />
              </p>
            )}
            <p>{t(reason)}</p>
          </>
        ),
      }))}
    />
  );
}

const orNone = (empty: boolean, none: string, shown: ComponentChildren) =>
  empty ? <Empty>{none}</Empty> : shown;

/** Everything that a complaint needs: what was asked, what was answered, by which norms. */
export function OversightComplaintPage({ file, due }: CaseFileProps) {
  const { t } = usePage();
  const none = t(complaintWords.none);
  return (
    <>
      <BackLink to="/oversight/complaints">{t(complaintWords.title)}</BackLink>
      <Title>{t(complaintWords.fileTitle)}</Title>
      <SummaryList
        rows={[
          { term: t(complaintWords.about), value: <PartyName {...file.party} /> },
          { term: t(complaintWords.filed), value: <Instantly at={file.filedAt} /> },
          { term: t(complaintWords.number), value: file.iin ?? t(complaintWords.noNumber) },
          ...(file.decision === undefined
            ? []
            : [
                {
                  term: t(complaintWords.decision),
                  value: <Foreign text={file.decision} />,
                },
              ]),
        ]}
      />
      <Section title={t(complaintWords.words)}>
        {file.text === undefined ? (
          <Empty>{t(complaintWords.noWords)}</Empty>
        ) : (
          <LongForeign text={file.text} />
        )}
      </Section>
      {due !== undefined && (
        <Section title={t(complaintWords.account)}>
          <DueDate {...due} />
        </Section>
      )}
      <Section title={t(complaintWords.owed)}>
        {orNone(
          file.duties.length === 0,
          none,
          <ul class="plain">
            {file.duties.map((duty) => (
              <Duty key={duty.id} duty={duty} />
            ))}
          </ul>,
        )}
      </Section>
      <Section title={t(complaintWords.calls)}>
        {orNone(file.calls.length === 0, none, <Calls calls={file.calls} />)}
      </Section>
      <Section title={t(complaintWords.consents)}>
        <Consents consents={file.consents} />
      </Section>
      <Section title={t(complaintWords.said)}>
        {orNone(file.said.length === 0, none, <Said said={file.said} />)}
      </Section>
      <Section title={t(complaintWords.accesses)}>
        {!file.isComplete && <p>{t(complaintWords.notAll)}</p>}
        {orNone(file.accesses.length === 0, none, <Accesses accesses={file.accesses} />)}
      </Section>
      <Section title={t(complaintWords.norms)}>
        <ul>
          {file.norms.map(({ id, place, text }) => (
            <li key={id}>
              <ForeignText text={place} />
              <Details summary={t(complaintWords.normText)}>
                <ForeignText text={text} long />
              </Details>
            </li>
          ))}
        </ul>
      </Section>
      <p>
        <a href={file.download} download>
          {t(complaintWords.download)}
        </a>
      </p>
      <EvidenceLink to={file.evidence} />
      <p class="hint">{t(figureWords.logged)}</p>
    </>
  );
}
