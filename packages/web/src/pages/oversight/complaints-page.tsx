import type { Instant, Text3 } from "@kelisim/core";
import { DueDate, type DueDateProps } from "../../components/due-date.tsx";
import { Pager } from "../../components/pager.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Table } from "../../components/table.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { complaintWords } from "./complaint-messages.ts";
import { figureWords } from "./figure-messages.ts";

/** A complaint as a line of the list; who complains stands in its case file only. */
export type ComplaintLine = {
  readonly to: string;
  readonly filedAt: Instant;
  readonly party: { readonly name: Text3; readonly bin: string };
  readonly due: DueDateProps;
};

export type ComplaintsPageProps = {
  readonly isOpen: boolean;
  readonly complaints: readonly ComplaintLine[];
  readonly next: string | undefined;
  readonly first: string | undefined;
};

/** Complaints with the day by which the organisation owes its account. */
export function OversightComplaintsPage({ isOpen, complaints, next, first }: ComplaintsPageProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(complaintWords.title)}</Title>
      <p class="lead">{t(complaintWords.lead)}</p>
      <p>
        <a href="/oversight/complaint-states">{t(complaintWords.states)}</a>
      </p>
      <Tabs
        label={t(complaintWords.tabs)}
        items={[
          { to: "/oversight/complaints", label: t(complaintWords.open), current: isOpen },
          { to: "/oversight/complaints?tab=done", label: t(complaintWords.done), current: !isOpen },
        ]}
      />
      <Table
        caption={t(isOpen ? complaintWords.open : complaintWords.done)}
        empty={t(isOpen ? complaintWords.noneOpen : complaintWords.noneDone)}
        columns={[
          { label: t(complaintWords.filed) },
          { label: t(complaintWords.about) },
          { label: t(complaintWords.account) },
        ]}
        rows={complaints.map(({ to, filedAt, party, due }) => [
          <a href={to}>
            <Instantly at={filedAt} />
            <br />
            {t(complaintWords.caseFile)}
          </a>,
          <PartyName {...party} />,
          <DueDate {...due} />,
        ])}
      />
      <Pager next={next} first={first} />
      <p class="hint">{t(figureWords.logged)}</p>
    </>
  );
}
