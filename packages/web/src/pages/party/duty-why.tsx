import type { LawSource } from "@kelisim/core";
import type { DutyDetailAnswer } from "@kelisim/protocol";
import type { ComponentChildren } from "preact";
import { CategoryList, type ShownCategory } from "../../components/category-list.tsx";
import { Details } from "../../components/details.tsx";
import { LongForeign } from "../../components/foreign.tsx";
import { LawRef } from "../../components/law-ref.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Instantly } from "../../components/time.tsx";
import { usePage } from "../../page/page-context.ts";
import { actionName } from "./action-name.ts";
import { dutyWords } from "./duty-page-messages.ts";
import { instantIn } from "./wire.ts";

type Categories = ReadonlyMap<string, ShownCategory>;

/** Codes as the dictionary names them. */
export const named = (codes: readonly string[], known: Categories): readonly ShownCategory[] =>
  codes.flatMap((code) => known.get(code) ?? []);

function Parts({ duty, categories }: { duty: DutyDetailAnswer; categories: Categories }) {
  const { t } = usePage();
  const { parts } = duty;
  if (parts === undefined) return <>{t(dutyWords.all)}</>;
  return (
    <>
      {parts.categories !== undefined && (
        <CategoryList categories={named(parts.categories, categories)} />
      )}
      {parts.actions !== undefined && (
        <ul>
          {parts.actions.map((action) => (
            <li key={action}>{t(actionName(action))}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What the duty came from: who is not named here, but whose data it is she has to know who acts. */
function rowsOf(
  duty: DutyDetailAnswer,
  categories: Categories,
  t: ReturnType<typeof usePage>["t"],
) {
  const row = (term: string, value: ComponentChildren) => ({ term, value });
  return [
    row(t(dutyWords.received), <Instantly at={instantIn(duty.delivered_at)} />),
    row(
      t(dutyWords.whom),
      duty.data_subject === undefined
        ? t(dutyWords.whomHidden)
        : t(dutyWords.iin, { iin: duty.data_subject.iin }),
    ),
    ...(duty.consent_id === undefined
      ? []
      : [
          row(
            t(dutyWords.consent),
            <a href={`/party/consents/${duty.consent_id}`}>{t(dutyWords.openConsent)}</a>,
          ),
        ]),
    ...(duty.kind === "cease-processing"
      ? [row(t(dutyWords.parts), <Parts duty={duty} categories={categories} />)]
      : []),
    ...(duty.rights_call?.categories === undefined
      ? []
      : [
          row(
            t(dutyWords.categories),
            <CategoryList categories={named(duty.rights_call.categories, categories)} />,
          ),
        ]),
  ];
}

/** Why a duty is owed: the law, what happened, her own words. */
export function DutyWhy({
  duty,
  categories,
}: {
  readonly duty: DutyDetailAnswer;
  readonly categories: Categories;
}) {
  const { t } = usePage();
  const { law, rights_call: called } = duty;
  return (
    <Section title={t(dutyWords.why)}>
      <p>{t(law.text)}</p>
      <p>
        {t(dutyWords.law)}: <LawRef source={law as LawSource} />.{" "}
        {law.term === "product" && t(dutyWords.ourTerm)}
      </p>
      {(law.words !== undefined || law.ours !== undefined) && (
        <Details summary={t(dutyWords.lawWords)}>
          {law.words !== undefined && <p>{t(law.words)}</p>}
          {law.ours !== undefined && (
            <p>
              {t(dutyWords.ours)}: {t(law.ours)}
            </p>
          )}
        </Details>
      )}
      <SummaryList rows={rowsOf(duty, categories, t)} />
      {called?.text !== undefined && (
        <>
          <h3>{t(dutyWords.herWords)}</h3>
          <LongForeign text={called.text} />
        </>
      )}
    </Section>
  );
}
