import type { PurposeAnswer } from "@kelisim/protocol";
import { LinkButton } from "../../components/button.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Details } from "../../components/details.tsx";
import { Empty } from "../../components/empty.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Section } from "../../components/section.tsx";
import { Steps } from "../../components/steps.tsx";
import { Table } from "../../components/table.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { dutiesWords } from "./duty-messages.ts";
import { DutyDate } from "./duty-date.tsx";
import type { ShownDuty } from "./duty-facts.ts";
import type { RequestLine } from "./request-facts.ts";
import { RequestTable } from "./requests-page.tsx";
import { todayWords } from "./today-messages.ts";

/** How far a new party is with its first decision, and the commands for the rest. */
export type TrialSteps = {
  readonly hasKey: boolean;
  readonly hasPurpose: boolean;
  readonly hasRequest: boolean;
  readonly hasConsent: boolean;
  readonly hasDecision: boolean;
  /** Missing as long as there is no purpose to ask for. */
  readonly commands: { readonly ask: string; readonly decide: string } | undefined;
};

export type TodayPageProps = {
  readonly duties: readonly ShownDuty[] | undefined;
  readonly requests: readonly RequestLine[] | undefined;
  readonly drafts: readonly PurposeAnswer[];
  readonly steps: TrialSteps | undefined;
  readonly isClerk: boolean;
};

function Duties({ duties }: { readonly duties: readonly ShownDuty[] }) {
  const { t } = usePage();
  return (
    <Section title={t(todayWords.duties)}>
      <Table
        caption={t(todayWords.byDay)}
        empty={t(todayWords.noDuties)}
        columns={[{ label: t(dutiesWords.whatFor) }, { label: t(dutiesWords.due) }]}
        rows={duties.map((shown) => [
          <a href={`/party/duties/${shown.duty.id}`}>{t(terms[shown.duty.kind])}</a>,
          <DutyDate {...shown} />,
        ])}
      />
      <p>
        <a href="/party/duties">{t(todayWords.allDuties)}</a>
      </p>
    </Section>
  );
}

function FirstSteps({ steps }: { readonly steps: TrialSteps }) {
  const { t } = usePage();
  const state = (isDone: boolean, before: boolean): "done" | "current" | "todo" =>
    isDone ? "done" : before ? "current" : "todo";
  const { hasKey, hasPurpose, hasRequest, hasConsent, hasDecision, commands } = steps;
  const label = t(todayWords.command);
  const command = (text: string | undefined, isNext: boolean) =>
    text !== undefined && (
      <Details summary={label} open={isNext}>
        <CopyText label={label} text={text} />
      </Details>
    );
  return (
    <Section title={t(todayWords.steps)}>
      <p>{t(todayWords.stepsHint)}</p>
      <Steps
        items={[
          {
            label: t(todayWords.stepKey),
            state: state(hasKey, true),
            children: <a href="/party/keys">{t(todayWords.stepKeyHow)}</a>,
          },
          {
            label: t(todayWords.stepPurpose),
            state: state(hasPurpose, hasKey),
            children: <a href="/party/purposes">{t(todayWords.stepPurposeHow)}</a>,
          },
          {
            label: t(todayWords.stepAsk),
            state: state(hasRequest, hasPurpose),
            children: command(commands?.ask, hasPurpose && !hasRequest),
          },
          { label: t(todayWords.stepGrant), state: state(hasConsent, hasRequest) },
          {
            label: t(todayWords.stepDecide),
            state: state(hasDecision, hasConsent),
            children: command(commands?.decide, hasConsent && !hasDecision),
          },
          {
            label: t(todayWords.stepLog),
            state: state(hasDecision, hasDecision),
            children: <a href="/party/log">{t(todayWords.stepLogHow)}</a>,
          },
        ]}
      />
    </Section>
  );
}

/** What is to be done today, by role. */
export function TodayPage({ duties, requests, drafts, steps, isClerk }: TodayPageProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(todayWords.title)}</Title>
      {isClerk && (
        <Section title={t(todayWords.desk)}>
          <p>{t(todayWords.deskWhat)}</p>
          <LinkButton to="/party/desk">{t(todayWords.desk)}</LinkButton>
        </Section>
      )}
      {duties !== undefined && <Duties duties={duties} />}
      {requests !== undefined && (
        <Section title={t(todayWords.requests)}>
          {requests.length === 0 ? (
            <Empty>{t(todayWords.noRequests)}</Empty>
          ) : (
            <RequestTable
              requests={requests}
              caption={t(todayWords.newest)}
              empty={t(todayWords.noRequests)}
            />
          )}
          <p>
            <a href="/party/requests">{t(todayWords.allRequests)}</a>
          </p>
        </Section>
      )}
      {drafts.length > 0 && (
        <Section title={t(todayWords.drafts)}>
          <ul>
            {drafts.map(({ id, name }) => (
              <li key={id}>
                <a href={`/party/purposes/${id}`}>
                  <ForeignText text={name} />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {steps !== undefined && <FirstSteps steps={steps} />}
    </>
  );
}
