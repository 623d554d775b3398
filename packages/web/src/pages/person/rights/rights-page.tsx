import type { DutyOutcome, Instant, RightsCallId, RightsCallKind } from "@kelisim/core";
import { DueState, type DueDateProps } from "../../../components/due-date.tsx";
import { Empty } from "../../../components/empty.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Section } from "../../../components/section.tsx";
import { Tag } from "../../../components/tag.tsx";
import { Timeline } from "../../../components/timeline.tsx";
import { Day } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import type { ShownParty } from "../shown.ts";
import { RightList } from "./rights-links.tsx";
import { access } from "../accesses/access-messages.ts";
import { outcomeWords } from "../consents/tracker-messages.ts";
import { rights, rightWords } from "./rights-messages.ts";

/** A right that was used, as a line of a list. */
export type RightsLine = {
  readonly id: RightsCallId;
  readonly kind: RightsCallKind;
  readonly party: ShownParty;
  readonly at: Instant;
  readonly due: DueDateProps;
  readonly outcome: DutyOutcome | undefined;
};

/** All rights that were used, the newest first, and the way to the next one. */
export function RightsPage({ lines }: { readonly lines: readonly RightsLine[] }) {
  const { t, language, persona } = usePage();
  return (
    <>
      <Title>{t(persona?.kind === "represented" ? rights.listTitleFor : rights.listTitle)}</Title>
      <p class="lead">{t(rights.listLead)}</p>
      {lines.length === 0 ? (
        <Empty>{t(rights.none)}</Empty>
      ) : (
        <Timeline
          items={lines.map(({ id, kind, party, at, due, outcome }) => ({
            at,
            title: (
              <>
                {t(rightWords[kind].name)}
                {": "}
                <PartyName name={party.name} />
              </>
            ),
            tag:
              outcome === undefined ? (
                <DueState {...due} />
              ) : (
                <Tag tone="ended">{t(outcomeWords[outcome])}</Tag>
              ),
            children: outcome === undefined && (
              <p>
                {t(rights.open)}
                {": "}
                <Day day={due.dueOn} form="until" />
              </p>
            ),
            actions: [
              {
                to: `/me/rights/${id}`,
                label: t(access.more),
                about: harmless(party.name[language]),
              },
            ],
          }))}
        />
      )}
      <Section title={t(rights.new)}>
        <RightList />
      </Section>
    </>
  );
}
