import { Button } from "../../../components/button.tsx";
import { Details } from "../../../components/details.tsx";
import { Empty } from "../../../components/empty.tsx";
import { ForeignText, Foreign } from "../../../components/foreign.tsx";
import { FilterForm } from "../../../components/form.tsx";
import { Pager } from "../../../components/pager.tsx";
import { Select } from "../../../components/select.tsx";
import { Timeline } from "../../../components/timeline.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import { ACTION_TERMS, type ShownParty } from "../shown.ts";
import { access } from "./access-messages.ts";
import { AccessActions, Ground, Named, spoken, Verdict } from "./access-parts.tsx";
import { reasonWords } from "./reason-messages.ts";
import type { ShownAccess } from "./shown-access.ts";

export type AccessesFacts = {
  readonly accesses: readonly ShownAccess[];
  /** Organisations that she may choose from. */
  readonly parties: readonly ShownParty[];
  readonly party: ShownParty | undefined;
  readonly next: string | undefined;
  readonly first: string | undefined;
};

function Line({ shown }: { readonly shown: ShownAccess }) {
  const { t, language } = usePage();
  const { action, categories, purpose, basis, permitted, reason, rule, reportedBy, recipient } =
    shown;
  return (
    <>
      <p>
        {t(terms[ACTION_TERMS[action]])}
        {": "}
        <Foreign text={categories.map(({ name }) => name[language]).join(", ")} />
      </p>
      {purpose !== undefined && (
        <p>
          {t(access.purpose)}
          {": "}
          <ForeignText text={purpose} />
        </p>
      )}
      {recipient !== undefined && (
        <p>
          {t(access.recipient)}
          {": "}
          <Named party={recipient} bin={false} />
        </p>
      )}
      {permitted ? (
        <p>
          {t(access.ground)}
          {": "}
          <Ground basis={basis} />
        </p>
      ) : (
        <p>{t(reasonWords[reason] ?? rule.text)}</p>
      )}
      {reportedBy !== undefined && (
        <p>
          {t(access.reportedBy)}
          {": "}
          <Named party={reportedBy} bin={false} />
        </p>
      )}
      <Details summary={t(access.canDo)}>
        <AccessActions shown={shown} />
      </Details>
    </>
  );
}

/** Everything that was done with her data or tried, the newest first. */
export function AccessesPage({ accesses, parties, party, next, first }: AccessesFacts) {
  const { t, language, persona } = usePage();
  return (
    <>
      <Title>{t(persona?.kind === "represented" ? access.titleFor : access.title)}</Title>
      <p class="lead">{t(access.lead)}</p>
      {parties.length > 0 && (
        <FilterForm>
          <Select
            name="party"
            label={t(access.filter)}
            empty={t(access.everybody)}
            value={party?.id}
            options={parties.map(({ id, name }) => ({
              value: id,
              label: harmless(name[language]),
            }))}
            optional
          />
          <Button kind="secondary">{t(access.show)}</Button>
        </FilterForm>
      )}
      {accesses.length === 0 ? (
        <Empty>{t(party === undefined ? access.none : access.noneOfParty)}</Empty>
      ) : (
        <Timeline
          items={accesses.map((shown) => ({
            at: shown.at,
            title: <Named party={shown.requester} bin={false} />,
            tag: <Verdict permitted={shown.permitted} />,
            children: <Line shown={shown} />,
            actions: [
              {
                to: `/me/accesses/${shown.id}`,
                label: t(access.more),
                about: spoken(shown.requester, language),
              },
            ],
          }))}
        />
      )}
      <Pager next={next} first={first} />
    </>
  );
}
