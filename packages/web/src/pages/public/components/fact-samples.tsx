import { BUILT_IN_CALENDAR, day, deadline, parseInstant, type Instant } from "@kelisim/core";
import { Card, Cards } from "../../../components/card.tsx";
import { Details } from "../../../components/details.tsx";
import { DueDate } from "../../../components/due-date.tsx";
import { Empty } from "../../../components/empty.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Pager } from "../../../components/pager.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Steps } from "../../../components/steps.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { Tabs } from "../../../components/tabs.tsx";
import { Tag } from "../../../components/tag.tsx";
import { Day } from "../../../components/time.tsx";
import { Timeline } from "../../../components/timeline.tsx";
import { WhatNext } from "../../../components/what-next.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { sample } from "./sample-messages.ts";

const at = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new RangeError(`not an instant: ${text}`);
  return instant;
};

export function Facts() {
  const { t } = usePage();
  return (
    <>
      <SummaryList
        rows={[
          {
            term: t(terms.requester),
            value: <PartyName name={sample.bank} bin="250140000017" />,
          },
          { term: t(terms.Purpose), value: t(sample.title) },
          {
            term: t(terms.ValidUntil),
            value: <Day day={day("2027-03-14")} form="until" />,
            action: { to: "/components", label: t(sample.change), about: t(terms.ValidUntil) },
          },
        ]}
      />
      <Details summary={t(sample.reason)}>
        <p>{t(sample.byConsent)}</p>
      </Details>
    </>
  );
}

export function Tags() {
  const { t } = usePage();
  return (
    <p class="actions">
      <Tag tone="active">{t(terms.active)}</Tag>
      <Tag tone="waiting">{t(terms.pending)}</Tag>
      <Tag tone="ended">{t(terms.withdrawn)}</Tag>
      <Tag tone="late">{t(terms.overdue)}</Tag>
      <Tag tone="neutral">{t(terms.refused)}</Tag>
    </p>
  );
}

export function Notices() {
  const { t } = usePage();
  return (
    <>
      <Notice tone="info">
        <p>{t(sample.info)}</p>
      </Notice>
      <Notice tone="success" title={t(terms.granted)}>
        <p>{t(sample.byConsent)}</p>
      </Notice>
      <Notice tone="warning" title={t(terms.pending)}>
        <p>{t(sample.info)}</p>
      </Notice>
      <Notice tone="danger" title={t(terms.overdue)}>
        <p>{t(sample.sent)}</p>
      </Notice>
      <Empty>{t(sample.nothing)}</Empty>
    </>
  );
}

export function Dates() {
  const { dueOn, explanation, official } = deadline({
    calendar: BUILT_IN_CALENDAR,
    receivedOn: day("2026-03-18"),
    workingDays: 3,
  });
  const due = { dueOn, explanation, provisional: !official };
  return (
    <>
      <DueDate {...due} state="open" workingDaysLeft={2} />
      <DueDate {...due} state="open" workingDaysLeft={0} />
      <DueDate {...due} state="overdue" workingDaysLeft={-4} />
      <DueDate {...due} state="done" />
    </>
  );
}

export function Tracker() {
  const { t } = usePage();
  return (
    <>
      <Steps
        items={[
          { label: t(sample.sent), state: "done", at: at("2026-07-13T10:05:00+05:00") },
          { label: t(sample.acknowledged), state: "current" },
          { label: t(terms.ceased), state: "todo" },
        ]}
      />
      <WhatNext items={[t(sample.answerNext), t(terms.complain)]} />
    </>
  );
}

export function Events() {
  const { t } = usePage();
  const actions = [
    { to: "/components", label: t(terms.SubjectInquiry), about: t(sample.accessed) },
    { to: "/components?complain", label: t(terms.complain), about: t(sample.accessed) },
  ];
  return (
    <Timeline
      items={[
        {
          at: at("2026-07-14T15:42:00+05:00"),
          title: <PartyName name={sample.bank} />,
          tag: <Tag tone="active">{t(terms.permit)}</Tag>,
          children: <p>{t(sample.byConsent)}</p>,
          actions,
        },
        {
          at: at("2026-07-12T09:00:00+05:00"),
          title: <PartyName name={sample.clinic} />,
          tag: <Tag tone="late">{t(terms.deny)}</Tag>,
          actions,
        },
      ]}
    />
  );
}

export function CardsAndPages() {
  const { t } = usePage();
  return (
    <>
      <Tabs
        label={t(terms.Duty)}
        items={[
          { to: "/components", label: t(terms.overdue), count: 2, current: true },
          { to: "/components?done", label: t(terms.ceased), current: false },
        ]}
      />
      <Cards>
        <Card
          title={t(sample.title)}
          to="/components"
          tag={<Tag tone="active">{t(terms.active)}</Tag>}
        >
          <p>{t(sample.bank)}</p>
        </Card>
        <Card title={t(sample.income)} tag={<Tag tone="ended">{t(terms.expired)}</Tag>}>
          <p>{t(sample.clinic)}</p>
        </Card>
      </Cards>
      <Pager first="/components" next="/components" />
    </>
  );
}
