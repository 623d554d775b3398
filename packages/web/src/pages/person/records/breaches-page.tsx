import type { BreachId, Instant, Text3 } from "@kelisim/core";
import { CategoryList, type ShownCategory } from "../../../components/category-list.tsx";
import { Empty } from "../../../components/empty.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { Instantly } from "../../../components/time.tsx";
import { Timeline } from "../../../components/timeline.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import { access } from "../accesses/access-messages.ts";
import type { ShownParty } from "../shown.ts";
import { breachWords } from "./breach-messages.ts";

/** A breach that concerns her. */
export type ShownBreach = {
  readonly id: BreachId;
  readonly party: ShownParty;
  readonly object: Text3 | undefined;
  readonly categories: readonly ShownCategory[];
  readonly detectedAt: Instant;
  readonly toldAt: Instant;
};

/** Breaches of the security of her data, the newest first. */
export function BreachesPage({ items }: { readonly items: readonly ShownBreach[] }) {
  const { t, language } = usePage();
  return (
    <>
      <Title>{t(breachWords.title)}</Title>
      <p class="lead">{t(breachWords.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(breachWords.none)}</Empty>
      ) : (
        <>
          <Notice tone="warning">
            <p>{t(breachWords.advice)}</p>
          </Notice>
          <Timeline
            items={items.map(({ party, object, categories, detectedAt, toldAt }) => ({
              at: toldAt,
              title: <PartyName name={party.name} bin={party.bin} />,
              children: (
                <SummaryList
                  rows={[
                    { term: t(breachWords.found), value: <Instantly at={detectedAt} /> },
                    ...(object === undefined
                      ? []
                      : [{ term: t(breachWords.place), value: <ForeignText text={object} /> }]),
                    {
                      term: t(breachWords.fields),
                      value: <CategoryList categories={categories} />,
                    },
                  ]}
                />
              ),
              actions: ["ask", "complain"].map((path) => ({
                to: `/me/${path}?party=${party.id}`,
                label: t(path === "ask" ? access.ask : terms.complain),
                about: harmless(party.name[language]),
              })),
            }))}
          />
        </>
      )}
    </>
  );
}
