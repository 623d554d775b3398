import type { DutyDetailAnswer } from "@kelisim/protocol";
import { BackLink } from "../../components/back-link.tsx";
import type { ShownCategory } from "../../components/category-list.tsx";
import { ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Notice } from "../../components/notice.tsx";
import { Day } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { EvidenceLink } from "../evidence/evidence-link.tsx";
import { CheckForm, DischargeForm, type DischargeChoices } from "./discharge-form.tsx";
import { DutyDate } from "./duty-date.tsx";
import { dutiesWords } from "./duty-messages.ts";
import { DutyOutcomeFacts } from "./duty-outcome.tsx";
import { dutyWords } from "./duty-page-messages.ts";
import { DutyWhy } from "./duty-why.tsx";

export type DutyPageProps = {
  readonly duty: DutyDetailAnswer;
  readonly workingDaysLeft: number;
  readonly categories: ReadonlyMap<string, ShownCategory>;
  readonly choices: DischargeChoices;
  /** Whether the check of a signal waits for its outcome. */
  readonly mayEndCheck: boolean;
  /** What happened just before: somebody else was first, or a check led here. */
  readonly said: "already" | "checked" | undefined;
  readonly errors: readonly FieldError[];
};

/** One duty: what, why, until when, and the form that discharges it. */
export function DutyPage(props: DutyPageProps) {
  const { t } = usePage();
  const { duty, workingDaysLeft, categories, choices, mayEndCheck, said, errors } = props;
  const isOpen = duty.status !== "discharged";
  return (
    <>
      <BackLink to="/party/duties">{t(dutiesWords.title)}</BackLink>
      <Title caption={t(terms.Duty)}>{t(terms[duty.kind])}</Title>
      <ErrorSummary errors={errors} />
      {said !== undefined && (
        <Notice tone="info">
          <p>{t(dutyWords[said])}</p>
        </Notice>
      )}
      <DutyOutcomeFacts duty={duty} />
      <DutyDate duty={duty} workingDaysLeft={workingDaysLeft} />
      {duty.destroy_by !== undefined && isOpen && (
        <p>
          {t(dutyWords.destroyBy)}: <Day day={duty.destroy_by} />
        </p>
      )}
      <DutyWhy duty={duty} categories={categories} />
      {isOpen && <DischargeForm choices={choices} errors={errors} />}
      {mayEndCheck && <CheckForm errors={errors} />}
      <EvidenceLink to={`/party/duties/${duty.id}/evidence.zip`} />
    </>
  );
}
