import type { Action, DutyOutcome } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import type { ShownCategory } from "../../components/category-list.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { DateField } from "../../components/date-field.tsx";
import { Details } from "../../components/details.tsx";
import { errorOf, type FieldError } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Radios } from "../../components/radios.tsx";
import { Section } from "../../components/section.tsx";
import { Select } from "../../components/select.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { usePage } from "../../page/page-context.ts";
import { actionName } from "./action-name.ts";
import { DATA_FATES, DUTY_OUTCOMES, REFUSAL_GROUNDS } from "./duty-messages.ts";
import { dutyWords } from "./duty-page-messages.ts";
import { EvidenceField } from "./evidence-field.tsx";

/** What a kind of duty accepts, and what may be kept of the consent behind it. */
export type DischargeChoices = {
  readonly outcomes: readonly DutyOutcome[];
  readonly reviewer: boolean;
  /** Only for a stop: what the consent covers. */
  readonly keepable:
    | { readonly categories: readonly ShownCategory[]; readonly actions: readonly Action[] }
    | undefined;
};

type FormProps = { readonly choices: DischargeChoices; readonly errors: readonly FieldError[] };

function GroundFields({ errors }: Pick<FormProps, "errors">) {
  const { t } = usePage();
  return (
    <>
      <Radios
        name="ground_kind"
        legend={t(dutyWords.ground)}
        error={errorOf(errors, "ground_kind")}
        items={Object.entries(REFUSAL_GROUNDS).map(([value, label]) => ({
          value,
          label: t(label),
        }))}
      />
      <TextField
        name="ground_act"
        label={t(dutyWords.act)}
        hint={t(dutyWords.actHint)}
        error={errorOf(errors, "ground_act")}
        optional
      />
      <TextField
        name="ground_article"
        label={t(dutyWords.article)}
        error={errorOf(errors, "ground_article")}
        size="short"
        optional
      />
      <Select
        name="ground_level"
        label={t(dutyWords.level)}
        error={errorOf(errors, "ground_level")}
        optional
        options={[
          { value: "law", label: t(dutyWords.levelLaw) },
          { value: "bylaw", label: t(dutyWords.levelBylaw) },
        ]}
      />
      <TextField
        name="ground_reference"
        label={t(dutyWords.reference)}
        error={errorOf(errors, "ground_reference")}
        optional
      />
    </>
  );
}

function KeepFields({ choices, errors }: FormProps) {
  const { t } = usePage();
  const { keepable } = choices;
  if (keepable === undefined) return null;
  return (
    <>
      <Checkboxes
        name="retention_categories"
        legend={`${t(dutyWords.keeps)}: ${t(dutyWords.categories)}`}
        hint={t(dutyWords.keepsHint)}
        error={errorOf(errors, "retention_categories") ?? errorOf(errors, "retention")}
        items={keepable.categories.map(({ code, name }) => ({
          value: code,
          label: <ForeignText text={name} />,
        }))}
      />
      <Checkboxes
        name="retention_actions"
        legend={`${t(dutyWords.keeps)}: ${t(dutyWords.actions)}`}
        error={errorOf(errors, "retention_actions")}
        items={keepable.actions.map((action) => ({
          value: action,
          label: t(actionName(action)),
        }))}
      />
      <DateField
        name="retention_until"
        label={t(dutyWords.keepUntil)}
        error={errorOf(errors, "retention_until")}
        optional
      />
    </>
  );
}

function ReviewerFields({ errors }: Pick<FormProps, "errors">) {
  const { t } = usePage();
  return (
    <>
      <h3>{t(dutyWords.reviewer)}</h3>
      <TextField
        name="reviewer_name"
        label={t(dutyWords.reviewerName)}
        error={errorOf(errors, "reviewer_name")}
      />
      <TextField
        name="reviewer_position"
        label={t(dutyWords.reviewerPosition)}
        error={errorOf(errors, "reviewer_position")}
      />
      <Checkboxes
        name="reviewer_can_change_outcome"
        legend={t(dutyWords.authority)}
        error={errorOf(errors, "reviewer_can_change_outcome")}
        items={[{ value: "yes", label: t(dutyWords.mayChange) }]}
      />
      <DateField
        name="informed_on"
        label={t(dutyWords.informedOn)}
        error={errorOf(errors, "informed_on")}
        optional
      />
    </>
  );
}

/** Whether a kind of duty may be answered with a refusal that needs a ground. */
const mayRefuse = ({ outcomes, keepable }: DischargeChoices): boolean =>
  outcomes.includes("reasoned-refusal") || keepable !== undefined;

/** Says how a duty was done: only what its kind accepts can be chosen. */
export function DischargeForm({ choices, errors }: FormProps) {
  const { t } = usePage();
  const hasGroundFault = errors.some(({ field }) => /^(ground|retention)/.test(field ?? ""));
  return (
    <Section title={t(dutyWords.form)}>
      <Form>
        <Hidden name="act" value="discharge" />
        <Radios
          name="outcome"
          legend={t(dutyWords.outcome)}
          error={errorOf(errors, "outcome")}
          items={choices.outcomes.map((value) => ({ value, label: t(DUTY_OUTCOMES[value]) }))}
        />
        {choices.keepable !== undefined && (
          <Radios
            name="data"
            legend={t(dutyWords.data)}
            error={errorOf(errors, "data")}
            items={Object.entries(DATA_FATES).map(([value, label]) => ({
              value,
              label: t(label),
            }))}
          />
        )}
        <TextArea
          name="text"
          label={t(dutyWords.text)}
          hint={t(dutyWords.textHint)}
          error={errorOf(errors, "text")}
          maxLength={4000}
          optional={!choices.reviewer}
        />
        {choices.reviewer && <ReviewerFields errors={errors} />}
        {mayRefuse(choices) && (
          <Details summary={t(dutyWords.grounds)} open={hasGroundFault}>
            <GroundFields errors={errors} />
            <KeepFields choices={choices} errors={errors} />
          </Details>
        )}
        <EvidenceField error={errorOf(errors, "evidence_sha256")} />
        <Button>{t(dutyWords.discharge)}</Button>
      </Form>
    </Section>
  );
}

/** What came of checking a signal that the law was broken. */
export function CheckForm({ errors }: Pick<FormProps, "errors">) {
  const { t } = usePage();
  return (
    <Section title={t(dutyWords.check)}>
      <p>{t(dutyWords.checkHint)}</p>
      <Form>
        <Hidden name="act" value="check" />
        <Radios
          name="confirmed"
          legend={t(dutyWords.check)}
          error={errorOf(errors, "confirmed")}
          items={[
            { value: "yes", label: t(dutyWords.confirmed) },
            { value: "no", label: t(dutyWords.notConfirmed) },
          ]}
        />
        <TextArea
          name="check_text"
          label={t(dutyWords.checkText)}
          error={errorOf(errors, "check_text")}
          maxLength={4000}
        />
        <Button>{t(dutyWords.endCheck)}</Button>
      </Form>
    </Section>
  );
}
