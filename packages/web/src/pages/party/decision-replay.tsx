import type { LegalDay, Text3 } from "@kelisim/core";
import type { DecisionExplanation, RuleDifference } from "@kelisim/protocol";
import { Button } from "../../components/button.tsx";
import { DateField } from "../../components/date-field.tsx";
import { FilterForm } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Table } from "../../components/table.tsx";
import { Day } from "../../components/time.tsx";
import { usePage } from "../../page/page-context.ts";
import { logWords } from "./log-messages.ts";
import { DecisionTag } from "./log-page.tsx";

type ReplayProps = {
  readonly logged: DecisionExplanation;
  readonly replayed: DecisionExplanation | undefined;
  readonly today: LegalDay;
};

function Differences({
  replayed,
  logged,
}: {
  readonly replayed: DecisionExplanation;
  readonly logged: DecisionExplanation;
}) {
  const { t } = usePage();
  const texts = new Map<string, Text3>(
    [...logged.rules_tried, ...replayed.rules_tried].map(({ rule, text }) => [rule, text]),
  );
  const outcome = (one: RuleDifference["logged"]): string =>
    t(one === null ? logWords.notTried : logWords.outcomes[one]);
  const rows = (replayed.replayed?.differences ?? []).flatMap((difference) => {
    const text = texts.get(difference.rule);
    // After the rule that decided no other is tried: that says nothing about them.
    return text === undefined || difference.replayed === null
      ? []
      : [[t(text), outcome(difference.logged), outcome(difference.replayed)]];
  });
  if (rows.length === 0) return null;
  return (
    <Table
      caption={t(logWords.differences)}
      empty={t(logWords.same)}
      columns={[
        { label: t(logWords.rule) },
        { label: t(logWords.was) },
        { label: t(logWords.wouldBe) },
      ]}
      rows={rows}
    />
  );
}

/** What the rules of another day would have said to the same question. */
export function DecisionReplay({ logged, replayed, today }: ReplayProps) {
  const { t } = usePage();
  return (
    <Section title={t(logWords.replay)}>
      <p>{t(logWords.replayHint)}</p>
      <FilterForm>
        <DateField
          name="at"
          label={t(logWords.replayDay)}
          value={replayed?.replayed?.on ?? today}
        />
        <Button kind="secondary">{t(logWords.replayNow)}</Button>
      </FilterForm>
      {replayed?.replayed !== undefined && (
        <>
          <Notice
            tone={replayed.decision === logged.decision ? "info" : "warning"}
            title={t(replayed.decision === logged.decision ? logWords.same : logWords.other)}
          />
          <SummaryList
            rows={[
              {
                term: t(logWords.was),
                value: (
                  <>
                    <DecisionTag decision={logged.decision} /> {t(logged.reason.text)}
                  </>
                ),
              },
              {
                term: (
                  <>
                    {t(logWords.wouldBe)}: <Day day={replayed.replayed.on} />
                  </>
                ),
                value: (
                  <>
                    <DecisionTag decision={replayed.decision} /> {t(replayed.reason.text)}
                  </>
                ),
              },
            ]}
          />
          <Differences logged={logged} replayed={replayed} />
        </>
      )}
    </Section>
  );
}
