import type { ConsentId, ConsentStatus, Instant, RequestId, Text3 } from "@kelisim/core";
import { ActionLink } from "../../../components/action-link.tsx";
import { Card, Cards } from "../../../components/card.tsx";
import { Empty } from "../../../components/empty.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Pager } from "../../../components/pager.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Section } from "../../../components/section.tsx";
import { Instantly } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import type { ShownParty } from "../shown.ts";
import { myConsentsWords } from "./receipt-messages.ts";
import type { ShownLine } from "./line-facts.ts";
import { lineWords } from "./line-messages.ts";
import { termText } from "./line-text.ts";
import { consentPath } from "./shown-consent.ts";
import { StatusTag } from "./status-tag.tsx";

export type ListedConsentFacts = {
  readonly id: ConsentId;
  readonly status: ConsentStatus;
  readonly party: ShownParty;
  readonly purpose: Text3;
  readonly term: ShownLine["term"];
  readonly grantedAt: Instant;
};

export type RefusedRequestFacts = {
  readonly id: RequestId;
  readonly party: ShownParty;
  readonly purpose: Text3;
  readonly at: Instant;
};

export type MyConsentsPageProps = {
  readonly active: readonly ListedConsentFacts[];
  /** A page of those that have ended. */
  readonly ended: readonly ListedConsentFacts[];
  readonly refused: readonly RefusedRequestFacts[];
  readonly next: string | undefined;
  readonly first: string | undefined;
};

function ConsentCard({ consent }: { readonly consent: ListedConsentFacts }) {
  const { t, language } = usePage();
  const { id, status, party, purpose, grantedAt } = consent;
  return (
    <Card
      to={consentPath(id)}
      title={<PartyName name={party.name} bin={party.bin} />}
      tag={<StatusTag status={status} />}
    >
      <p>
        <ForeignText text={purpose} />
      </p>
      <p>
        {t(myConsentsWords.givenOn)}: <Instantly at={grantedAt} />
      </p>
      {status === "active" && (
        <>
          <p>
            {t(lineWords.until)}: {harmless(termText(consent.term, t, language)[0] ?? "")}
          </p>
          <p class="actions">
            <ActionLink
              to={`${consentPath(id)}/withdraw`}
              label={t(terms.withdraw)}
              about={harmless(party.name[language])}
            />
          </p>
        </>
      )}
    </Card>
  );
}

/** All consents of a person: those that hold first, then those that have ended, then what she refused. */
export function MyConsentsPage({ active, ended, refused, next, first }: MyConsentsPageProps) {
  const { t, language } = usePage();
  return (
    <>
      <Title>{t(myConsentsWords.title)}</Title>
      {first === undefined && (
        <Section title={t(myConsentsWords.active)}>
          {active.length === 0 && <Empty>{t(myConsentsWords.noActive)}</Empty>}
          <Cards>
            {active.map((consent) => (
              <ConsentCard key={consent.id} consent={consent} />
            ))}
          </Cards>
        </Section>
      )}
      <Section title={t(myConsentsWords.ended)}>
        {ended.length === 0 && <Empty>{t(myConsentsWords.noEnded)}</Empty>}
        <Cards>
          {ended.map((consent) => (
            <ConsentCard key={consent.id} consent={consent} />
          ))}
        </Cards>
        <Pager next={next} first={first} />
      </Section>
      {refused.length > 0 && (
        <Section title={t(myConsentsWords.refused)}>
          <ul>
            {refused.map(({ id, party, purpose, at }) => (
              <li key={id}>
                <PartyName name={party.name} /> – <ForeignText text={purpose} />,{" "}
                <Instantly at={at} />{" "}
                <ActionLink
                  to={`/me/requests/${id}`}
                  label={t(myConsentsWords.lookRefused)}
                  about={harmless(party.name[language])}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
