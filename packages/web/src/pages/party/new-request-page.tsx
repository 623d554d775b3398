import { LANGUAGES, type ObjectId, type PurposeId, type Text3 } from "@kelisim/core";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { DateField } from "../../components/date-field.tsx";
import { Details } from "../../components/details.tsx";
import { Empty } from "../../components/empty.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { Form } from "../../components/form.tsx";
import { Select } from "../../components/select.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { languageNames, requestWords } from "./request-messages.ts";

/** Something of the registry that can be chosen. */
export type Choosable<I> = { readonly id: I; readonly name: Text3 };

export type AskFields = {
  readonly purposes: readonly Choosable<PurposeId>[];
  readonly objects: readonly Choosable<ObjectId>[];
  readonly errors: readonly FieldError[];
};

/** A person's number: typed into a form, never into an address. */
export function IinField({
  errors,
  name = "iin",
}: Pick<AskFields, "errors"> & { readonly name?: string }) {
  const { t } = usePage();
  return (
    <TextField
      name={name}
      label={t(requestWords.iin)}
      hint={t(requestWords.iinHint)}
      error={errorOf(errors, name)}
      inputmode="numeric"
      maxLength={12}
      size="number"
    />
  );
}

/** What is asked: the same for one person and for many. */
export function QuestionFields({ purposes, objects, errors }: AskFields) {
  const { t, language } = usePage();
  const optionsOf = <I extends string>(all: readonly Choosable<I>[]) =>
    all.map(({ id, name }) => ({ value: id, label: name[language] }));
  return (
    <>
      <Select
        name="purpose_id"
        label={t(requestWords.purpose)}
        error={errorOf(errors, "purpose_id")}
        options={optionsOf(purposes)}
      />
      <Select
        name="object_id"
        label={t(requestWords.object)}
        hint={t(requestWords.objectHint)}
        error={errorOf(errors, "object_id")}
        options={optionsOf(objects)}
        optional
      />
      <Details summary={t(requestWords.more)}>
        <Select
          name="language"
          label={t(requestWords.language)}
          error={errorOf(errors, "language")}
          options={LANGUAGES.map((one) => ({ value: one, label: t(languageNames[one]) }))}
          optional
        />
        <DateField
          name="valid_until"
          label={t(requestWords.validUntil)}
          hint={t(requestWords.validUntilHint)}
          error={errorOf(errors, "valid_until")}
          optional
        />
        <Checkboxes
          name="only_missing"
          legend={t(requestWords.onlyMissing)}
          hint={t(requestWords.onlyMissingHint)}
          error={errorOf(errors, "only_missing")}
          items={[{ value: "yes", label: t(requestWords.onlyMissing) }]}
        />
      </Details>
    </>
  );
}

/** Asks one person for consent. */
export function NewRequestPage({
  related,
  ...fields
}: AskFields & {
  /** What stands in the way already: a request or a consent of this person. */
  readonly related: { readonly to: string; readonly label: Text3 } | undefined;
}) {
  const { t } = usePage();
  const { purposes, errors } = fields;
  return (
    <>
      <BackLink to="/party/requests">{t(requestWords.title)}</BackLink>
      <Title>{t(requestWords.newTitle)}</Title>
      <ErrorSummary errors={errors} />
      {related !== undefined && (
        <p>
          <a href={related.to}>{t(related.label)}</a>
        </p>
      )}
      {purposes.length === 0 ? (
        <Empty>{t(requestWords.noPurpose)}</Empty>
      ) : (
        <Form>
          <IinField errors={errors} />
          <QuestionFields {...fields} />
          <Button>{t(requestWords.send)}</Button>
        </Form>
      )}
    </>
  );
}
