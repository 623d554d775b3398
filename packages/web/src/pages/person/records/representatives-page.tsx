import type {
  LegalDay,
  RepresentationBasis,
  RepresentationId,
  RepresentationScope,
  RepresentationStatus,
  Text3,
} from "@kelisim/core";
import { LinkButton } from "../../../components/button.tsx";
import { Card, Cards } from "../../../components/card.tsx";
import { Empty } from "../../../components/empty.tsx";
import { Foreign, ForeignText } from "../../../components/foreign.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/section.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { Tag } from "../../../components/tag.tsx";
import { Day } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { basisWords, endWords, representatives, scopeWords } from "./representative-messages.ts";

/** Somebody who acts for another. */
export type ShownRepresentation = {
  readonly id: RepresentationId;
  /** Of the representative where it is mine, of the other one where I act; not always known. */
  readonly name: string | undefined;
  readonly basis: RepresentationBasis;
  readonly scope: readonly RepresentationScope[];
  readonly since: LegalDay;
  readonly until: LegalDay | undefined;
  readonly status: RepresentationStatus;
  /** The desk that recorded it. */
  readonly registeredBy: Text3 | undefined;
  readonly canEnd: boolean;
};

export type RepresentativesFacts = {
  readonly forMe: readonly ShownRepresentation[];
  /** Empty where she looks in somebody's place: those are her own matter. */
  readonly byMe: readonly ShownRepresentation[];
  readonly showsByMe: boolean;
  readonly justEnded: boolean;
};

function Status({ status }: Pick<ShownRepresentation, "status">) {
  const { t } = usePage();
  switch (status.state) {
    case "standing":
      return <Tag tone="active">{t(representatives.standing)}</Tag>;
    case "not-yet":
      return <Tag tone="waiting">{t(representatives.notYet)}</Tag>;
    case "ended":
      return <Tag tone="ended">{t(representatives.ended)}</Tag>;
  }
}

/** The facts of a representation. */
export function RepresentationRows({ shown }: { readonly shown: ShownRepresentation }) {
  const { t } = usePage();
  const { basis, scope, since, until, status, registeredBy } = shown;
  return (
    <SummaryList
      rows={[
        { term: t(representatives.basis), value: t(basisWords[basis]) },
        {
          term: t(representatives.scope),
          value: scope.map((each) => t(scopeWords[each])).join("; "),
        },
        { term: t(representatives.since), value: <Day day={since} form="from" /> },
        {
          term: t(representatives.until),
          value: until === undefined ? t(representatives.noEnd) : <Day day={until} form="until" />,
        },
        ...(registeredBy === undefined
          ? []
          : [{ term: t(representatives.registered), value: <ForeignText text={registeredBy} /> }]),
        ...(status.state === "ended"
          ? [{ term: t(representatives.why), value: t(endWords[status.reason]) }]
          : []),
      ]}
    />
  );
}

function List({
  items,
  mine,
}: {
  readonly items: readonly ShownRepresentation[];
  readonly mine: boolean;
}) {
  const { t } = usePage();
  return (
    <Cards>
      {items.map((shown) => (
        <Card
          key={shown.id}
          title={
            shown.name === undefined || shown.name === "" ? (
              `${t(terms.LegalRepresentative)}: ${t(basisWords[shown.basis])}`
            ) : (
              <Foreign text={shown.name} />
            )
          }
          tag={<Status status={shown.status} />}
        >
          <RepresentationRows shown={shown} />
          {shown.canEnd && (
            <LinkButton kind="secondary" to={`/me/representatives/${shown.id}/end`}>
              {t(representatives.end)}
            </LinkButton>
          )}
          {!mine && shown.status.state === "standing" && (
            <LinkButton to="/persona">{t(representatives.switch)}</LinkButton>
          )}
        </Card>
      ))}
    </Cards>
  );
}

/** Who acts for her, and for whom she acts. */
export function RepresentativesPage({ forMe, byMe, showsByMe, justEnded }: RepresentativesFacts) {
  const { t, persona } = usePage();
  const isFor = persona?.kind === "represented";
  return (
    <>
      <Title>{t(representatives.title)}</Title>
      {justEnded && <Notice tone="success" title={t(representatives.endedNow)} />}
      <Section title={t(isFor ? representatives.forMeOf : representatives.forMe)}>
        {forMe.length === 0 ? (
          <Empty>{t(representatives.nobody)}</Empty>
        ) : (
          <>
            <List items={forMe} mine />
            <p class="hint">{t(representatives.cannotEnd)}</p>
          </>
        )}
      </Section>
      {showsByMe && (
        <Section title={t(representatives.byMe)}>
          {byMe.length === 0 ? (
            <Empty>{t(representatives.forNobody)}</Empty>
          ) : (
            <List items={byMe} mine={false} />
          )}
        </Section>
      )}
    </>
  );
}
