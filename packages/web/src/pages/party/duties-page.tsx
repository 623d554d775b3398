import type { DutyKind } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { FilterForm, Hidden } from "../../components/form.tsx";
import { Pager } from "../../components/pager.tsx";
import { Select } from "../../components/select.tsx";
import { Table } from "../../components/table.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { Tag } from "../../components/tag.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { DutyDate } from "./duty-date.tsx";
import { DUTY_KIND_ORDER, DUTY_TABS, type DutyTab, type ShownDuty } from "./duty-facts.ts";
import { dutiesWords, DUTY_OUTCOMES } from "./duty-messages.ts";

type DutiesPageProps = {
  readonly tab: DutyTab;
  readonly kind: DutyKind | undefined;
  readonly duties: readonly ShownDuty[];
  /** Paths of the next and of the first page. */
  readonly next: string | undefined;
  readonly first: string | undefined;
};

const EMPTY = {
  open: dutiesWords.noneOpen,
  overdue: dutiesWords.noneOverdue,
  done: dutiesWords.noneDone,
} as const;

function Outcome({ duty }: Pick<ShownDuty, "duty">) {
  const { t } = usePage();
  const { outcome, late } = duty;
  if (outcome === undefined) return null;
  return (
    <>
      {t(DUTY_OUTCOMES[outcome])}{" "}
      <Tag tone={late === true ? "late" : "active"}>
        {t(late === true ? dutiesWords.late : dutiesWords.inTime)}
      </Tag>
    </>
  );
}

/** What a party owes, the nearest last day first. */
export function DutiesPage({ tab, kind, duties, next, first }: DutiesPageProps) {
  const { t } = usePage();
  const columns = [
    { label: t(dutiesWords.whatFor) },
    { label: t(dutiesWords.due) },
    ...(tab === "done" ? [{ label: t(dutiesWords.state) }] : []),
  ];
  return (
    <>
      <Title>{t(dutiesWords.title)}</Title>
      <Tabs
        label={t(dutiesWords.tabs)}
        items={DUTY_TABS.map((one) => ({
          to: `/party/duties?tab=${one}`,
          label: t(dutiesWords[one]),
          current: one === tab,
        }))}
      />
      <FilterForm>
        <Hidden name="tab" value={tab} />
        <Select
          name="kind"
          label={t(dutiesWords.kind)}
          value={kind}
          empty={t(dutiesWords.allKinds)}
          optional
          options={DUTY_KIND_ORDER.map((one) => ({ value: one, label: t(terms[one]) }))}
        />
        <Button kind="secondary">{t(dutiesWords.filter)}</Button>
      </FilterForm>
      <Table
        caption={t(dutiesWords[tab])}
        columns={columns}
        empty={t(EMPTY[tab])}
        rows={duties.map((shown) => [
          <a href={`/party/duties/${shown.duty.id}`}>{t(terms[shown.duty.kind])}</a>,
          <DutyDate {...shown} />,
          ...(tab === "done" ? [<Outcome duty={shown.duty} />] : []),
        ])}
      />
      <Pager next={next} first={first} />
      <p>
        <a href="/party/duties.ics" download>
          {t(dutiesWords.calendar)}
        </a>
        <br />
        <span class="hint">{t(dutiesWords.calendarHint)}</span>
      </p>
    </>
  );
}
