import type { LegalDay, Text3 } from "@kelisim/core";
import { Foreign, ForeignText } from "../../components/foreign.tsx";
import { Pager } from "../../components/pager.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { Day } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { deferralWords } from "./complaint-messages.ts";
import { columnWords, figureWords } from "./figure-messages.ts";
import { Figure } from "./figure-table.tsx";
import type { ShownFigure } from "./shown-table.ts";

/** A purpose that puts off telling people, and how often it did. */
export type DeferralLine = {
  readonly party: { readonly name: Text3; readonly bin: string };
  readonly ground: Text3 | undefined;
  readonly act: string;
  readonly until: LegalDay | undefined;
  readonly event: string | undefined;
  readonly isRunning: boolean;
  /** Not said to those who only keep the register. */
  readonly counts: { readonly permitted: ShownFigure; readonly denied: ShownFigure } | undefined;
};

export type DeferralsPageProps = {
  readonly deferrals: readonly DeferralLine[];
  readonly next: string | undefined;
  readonly first: string | undefined;
  /** Whether the page belongs to the authorised body, whose looks are recorded. */
  readonly isOversight: boolean;
};

function Until({ until, event, isRunning }: Pick<DeferralLine, "until" | "event" | "isRunning">) {
  const { t } = usePage();
  return (
    <>
      {until !== undefined && <Day day={until} form="until" />}
      {event !== undefined && (
        <p>
          <Foreign text={t(deferralWords.event, { event })} />
        </p>
      )}
      {until === undefined && event === undefined && t(deferralWords.noEnd)}{" "}
      <Tag tone={isRunning ? "waiting" : "ended"}>
        {t(isRunning ? deferralWords.running : deferralWords.ended)}
      </Tag>
    </>
  );
}

/** Which organisations may tell people later, by which act and until when. */
export function DeferralsPage({ deferrals, next, first, isOversight }: DeferralsPageProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(deferralWords.title)}</Title>
      <p class="lead">{t(deferralWords.lead)}</p>
      <Table
        caption={t(deferralWords.title)}
        empty={t(deferralWords.empty)}
        columns={[
          { label: t(columnWords.party) },
          { label: t(columnWords.ground) },
          { label: t(deferralWords.act) },
          { label: t(deferralWords.until) },
          ...(isOversight
            ? [
                { label: t(deferralWords.permitted), numeric: true },
                { label: t(deferralWords.denied), numeric: true },
              ]
            : []),
        ]}
        rows={deferrals.map((deferral) => [
          <PartyName {...deferral.party} />,
          deferral.ground === undefined ? "–" : <ForeignText text={deferral.ground} />,
          <Foreign text={deferral.act} />,
          <Until {...deferral} />,
          ...(deferral.counts === undefined
            ? []
            : [<Figure {...deferral.counts.permitted} />, <Figure {...deferral.counts.denied} />]),
        ])}
      />
      <Pager next={next} first={first} />
      {isOversight && <p class="hint">{t(figureWords.logged)}</p>}
    </>
  );
}
