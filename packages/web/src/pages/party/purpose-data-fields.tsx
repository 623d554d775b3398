import { ACTIONS } from "@kelisim/core";
import { CategoryName } from "../../components/category-list.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { errorOf } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Radios } from "../../components/radios.tsx";
import { Section } from "../../components/section.tsx";
import { Select } from "../../components/select.tsx";
import { TextField } from "../../components/text-field.tsx";
import { usePage } from "../../page/page-context.ts";
import { actionName } from "./action-name.ts";
import { startOf, type EditorProps } from "./purpose-editor.ts";
import { editorWords } from "./purpose-form-messages.ts";

/** The kinds of data as boxes: those of the template first. */
function categoryBoxes({ categories, template }: EditorProps, name: string) {
  const start = startOf(template).get(name) ?? [];
  const isStart = ({ code }: EditorProps["categories"][number]): boolean => start.includes(code);
  const others = categories.filter((category) => !isStart(category));
  return [...categories.filter(isStart), ...others].map((category) => ({
    value: category.code,
    label: <CategoryName category={category} />,
    checked: isStart(category),
  }));
}

/** Which data, from which objects, and what is done with them. */
export function PurposeData(props: EditorProps) {
  const { t } = usePage();
  const { objects, template, errors } = props;
  const actions = startOf(template).get("actions") ?? [];
  return (
    <Section title={t(editorWords.what)}>
      <Checkboxes
        name="object_ids"
        legend={t(editorWords.objects)}
        error={errorOf(errors, "object_ids")}
        items={objects.map(({ id, name, owner }) => ({
          value: id,
          label: <ForeignText text={name} />,
          hint: owner === undefined ? undefined : <ForeignText text={owner} />,
        }))}
      />
      <Checkboxes
        name="categories_required"
        legend={t(editorWords.required)}
        hint={t(editorWords.requiredHint)}
        error={errorOf(errors, "categories_required") ?? errorOf(errors, "categories")}
        items={categoryBoxes(props, "categories_required")}
      />
      <Checkboxes
        name="categories_optional"
        legend={t(editorWords.optional)}
        hint={t(editorWords.optionalHint)}
        error={errorOf(errors, "categories_optional")}
        items={categoryBoxes(props, "categories_optional")}
      />
      <Checkboxes
        name="actions"
        legend={t(editorWords.actions)}
        error={errorOf(errors, "actions")}
        items={ACTIONS.map((action) => ({
          value: action,
          label: t(actionName(action)),
          checked: actions.includes(action),
        }))}
      />
    </Section>
  );
}

/** How long at most. */
export function PurposeTerm({ template, errors }: Pick<EditorProps, "template" | "errors">) {
  const { t } = usePage();
  const start = startOf(template);
  const ends = start.get("ends")?.[0];
  return (
    <Section title={t(editorWords.howLong)}>
      <Radios
        name="ends"
        legend={t(editorWords.ends)}
        error={errorOf(errors, "ends")}
        items={[
          { value: "date", label: t(editorWords.endsDate), checked: ends === "date" },
          {
            value: "purpose-achieved",
            label: t(editorWords.endsPurpose),
            checked: ends === "purpose-achieved",
          },
        ]}
      />
      <TextField
        name="term_count"
        label={t(editorWords.termCount)}
        value={start.get("term_count")?.[0]}
        error={errorOf(errors, "term_count")}
        inputmode="numeric"
        size="short"
        maxLength={4}
        optional
      />
      <Select
        name="term_unit"
        label={t(editorWords.termUnit)}
        value={start.get("term_unit")?.[0]}
        error={errorOf(errors, "term_unit")}
        options={[
          { value: "D", label: t(editorWords.days) },
          { value: "M", label: t(editorWords.months) },
          { value: "Y", label: t(editorWords.years) },
        ]}
        optional
      />
    </Section>
  );
}
