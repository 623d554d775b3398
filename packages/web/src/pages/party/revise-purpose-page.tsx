import { ACTIONS } from "@kelisim/core";
import type { PurposeAnswer } from "@kelisim/protocol";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { CategoryName, type ShownCategory } from "../../components/category-list.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form } from "../../components/form.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { actionName } from "./action-name.ts";
import { editorWords } from "./purpose-form-messages.ts";
import { purposeWords } from "./purpose-messages.ts";

/** Changes what is done for a purpose: what it is declared to be now stands in the fields. */
export function RevisePurposePage({
  purpose,
  categories,
  recipientBins,
  errors,
}: {
  readonly purpose: PurposeAnswer;
  readonly categories: readonly ShownCategory[];
  readonly recipientBins: readonly string[];
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  const boxes = (chosen: readonly string[]) =>
    categories.map((category) => ({
      value: category.code,
      label: <CategoryName category={category} />,
      checked: chosen.includes(category.code),
    }));
  return (
    <>
      <BackLink to={`/party/purposes/${purpose.id}`} />
      <Title caption={<ForeignText text={purpose.name} />}>{t(purposeWords.reviseTitle)}</Title>
      <ErrorSummary errors={errors} />
      <p>{t(purposeWords.reviseHint)}</p>
      <Form>
        <Checkboxes
          name="categories_required"
          legend={t(editorWords.required)}
          error={errorOf(errors, "categories_required") ?? errorOf(errors, "categories")}
          items={boxes(purpose.categories.required)}
        />
        <Checkboxes
          name="categories_optional"
          legend={t(editorWords.optional)}
          error={errorOf(errors, "categories_optional")}
          items={boxes(purpose.categories.optional)}
        />
        <Checkboxes
          name="actions"
          legend={t(editorWords.actions)}
          error={errorOf(errors, "actions")}
          items={ACTIONS.map((action) => ({
            value: action,
            label: t(actionName(action)),
            checked: purpose.actions.includes(action),
          }))}
        />
        <TextArea
          name="recipients"
          label={t(editorWords.recipients)}
          hint={t(editorWords.recipientsHint)}
          value={recipientBins.join("\n")}
          error={errorOf(errors, "recipients")}
          rows={3}
          optional
        />
        <TextField
          name="cross_border"
          label={t(editorWords.countries)}
          hint={t(editorWords.countriesHint)}
          value={purpose.cross_border.join(", ")}
          error={errorOf(errors, "cross_border")}
          optional
        />
        <TextArea
          name="note"
          label={t(purposeWords.note)}
          error={errorOf(errors, "note")}
          rows={3}
          maxLength={2000}
        />
        <Button>{t(purposeWords.saveRevision)}</Button>
      </Form>
    </>
  );
}
