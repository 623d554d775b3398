import type { Instant, LegalDay, RequestId, Text3 } from "@kelisim/core";
import { ActionLink } from "../../../components/action-link.tsx";
import { LinkButton } from "../../../components/button.tsx";
import { Card, Cards } from "../../../components/card.tsx";
import { Empty } from "../../../components/empty.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Section } from "../../../components/section.tsx";
import { Tag } from "../../../components/tag.tsx";
import { Day } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import { RightsLinks } from "../rights/rights-links.tsx";
import type { ShownConsent, ShownDuty, ShownParty } from "../shown.ts";
import { Happenings, type Happening } from "./happenings.tsx";
import { home } from "./home-messages.ts";
import { OwedList } from "./owed-list.tsx";

/** A request that waits for her. */
export type WaitingRequest = {
  readonly id: RequestId;
  readonly party: ShownParty;
  readonly purpose: Text3;
  readonly lastDay: LegalDay;
  readonly requestedAt: Instant;
};

export type HomeFacts = {
  readonly requests: readonly WaitingRequest[];
  /** The newest ones. */
  readonly consents: readonly ShownConsent[];
  readonly owed: readonly ShownDuty[];
  readonly happenings: readonly Happening[];
  /** How many consents were given in her place and are now hers to decide. */
  readonly toReview: number;
};

function Waiting({ requests }: Pick<HomeFacts, "requests">) {
  const { t } = usePage();
  if (requests.length === 0) return <Empty>{t(home.noWaiting)}</Empty>;
  return (
    <Cards>
      {requests.map(({ id, party, purpose, lastDay }) => (
        <Card
          key={id}
          title={<PartyName name={party.name} bin={party.bin} />}
          tag={<Tag tone="waiting">{t(terms.pending)}</Tag>}
        >
          <p>
            {t(home.asks)}: <ForeignText text={purpose} />
          </p>
          <p>
            {t(home.answerBy)} <Day day={lastDay} form="until" />
          </p>
          <LinkButton to={`/me/requests/${id}`}>{t(home.look)}</LinkButton>
        </Card>
      ))}
    </Cards>
  );
}

function Active({ consents }: Pick<HomeFacts, "consents">) {
  const { t, language } = usePage();
  return (
    <>
      {consents.length === 0 && <Empty>{t(home.noConsents)}</Empty>}
      <Cards>
        {consents.map(({ id, party, purpose, lastDay }) => (
          <Card
            key={id}
            to={`/me/consents/${id}`}
            title={<PartyName name={party.name} />}
            tag={<Tag tone="active">{t(terms.active)}</Tag>}
          >
            <p>
              <ForeignText text={purpose} />
            </p>
            <p>
              {t(terms.ValidUntil)}:{" "}
              {lastDay === undefined ? t(home.untilAchieved) : <Day day={lastDay} form="until" />}
            </p>
            <p class="actions">
              <ActionLink
                to={`/me/consents/${id}/withdraw`}
                label={t(terms.withdraw)}
                about={harmless(party.name[language])}
              />
            </p>
          </Card>
        ))}
      </Cards>
      <p>
        <a href="/me/consents">{t(home.allConsents)}</a>
      </p>
    </>
  );
}

/** Where a person begins: what waits for her first, then what holds, what is owed and what happened. */
export function HomePage({ requests, consents, owed, happenings, toReview }: HomeFacts) {
  const { t, persona } = usePage();
  return (
    <>
      <Title>{t(persona?.kind === "represented" ? home.titleFor : home.title)}</Title>
      {toReview > 0 && (
        <Notice tone="warning">
          <p>
            {t(home.review)} <a href="/me/review">{t(home.reviewLink)}</a>
          </p>
        </Notice>
      )}
      <Section title={t(home.waiting)}>
        <Waiting requests={requests} />
      </Section>
      <Section title={t(home.consents)}>
        <Active consents={consents} />
      </Section>
      <Section title={t(home.owed)}>
        <OwedList duties={owed} />
      </Section>
      <Section title={t(home.lately)}>
        <Happenings items={happenings} />
      </Section>
      <Section title={t(home.can)}>
        <RightsLinks />
      </Section>
    </>
  );
}
