import type {
  Instant,
  OutcomeEffect,
  OutcomeExplained,
  OutcomeId,
  OutcomeJudgement,
  Text3,
} from "@kelisim/core";
import { Details } from "../../../components/details.tsx";
import { Empty } from "../../../components/empty.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { Tag } from "../../../components/tag.tsx";
import { Timeline } from "../../../components/timeline.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import { access } from "../accesses/access-messages.ts";
import type { ShownParty } from "../shown.ts";
import { effectWords, judgedWords, outcomes } from "./outcome-messages.ts";

/** An outcome of processing, as its party recorded it and as this service judged it. */
export type ShownOutcome = {
  readonly id: OutcomeId;
  readonly party: ShownParty;
  readonly purpose: Text3 | undefined;
  readonly at: Instant;
  readonly automated: boolean;
  readonly effect: OutcomeEffect;
  readonly judgement: OutcomeJudgement;
  readonly explained: OutcomeExplained;
  readonly why: Text3;
};

const EXPLAINED = {
  notice: outcomes.notice,
  shown: outcomes.shown,
  "not-shown": outcomes.notShown,
} as const;

function Outcome({ shown }: { readonly shown: ShownOutcome }) {
  const { t } = usePage();
  const { purpose, effect, judgement, explained, why } = shown;
  return (
    <>
      <SummaryList
        rows={[
          ...(purpose === undefined
            ? []
            : [{ term: t(access.purpose), value: <ForeignText text={purpose} /> }]),
          { term: t(outcomes.effect), value: t(effectWords[effect]) },
          { term: t(outcomes.law), value: t(judgedWords[judgement]) },
          { term: t(outcomes.explained), value: t(EXPLAINED[explained]) },
        ]}
      />
      <Details summary={t(outcomes.why)}>
        <p>{t(why)}</p>
      </Details>
    </>
  );
}

/** What was decided about her by processing, the newest first. */
export function OutcomesPage({ items }: { readonly items: readonly ShownOutcome[] }) {
  const { t, language } = usePage();
  return (
    <>
      <Title>{t(outcomes.title)}</Title>
      <p class="lead">{t(outcomes.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(outcomes.none)}</Empty>
      ) : (
        <Timeline
          items={items.map((shown) => {
            const about = harmless(shown.party.name[language]);
            const query = `?outcome=${shown.id}`;
            const objection = { to: `/me/object${query}`, label: t(outcomes.object), about };
            return {
              at: shown.at,
              title: <PartyName name={shown.party.name} />,
              tag: (
                <Tag tone={shown.automated ? "waiting" : "neutral"}>
                  {t(shown.automated ? outcomes.automated : outcomes.attended)}
                </Tag>
              ),
              children: <Outcome shown={shown} />,
              actions: [
                ...(shown.automated ? [objection] : []),
                { to: `/me/ask${query}`, label: t(access.ask), about },
                { to: `/me/complain${query}`, label: t(terms.complain), about },
              ],
            };
          })}
        />
      )}
    </>
  );
}
