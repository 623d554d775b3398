import { BackLink } from "../../components/back-link.tsx";
import { Button, ButtonRow } from "../../components/button.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { FilterForm, Form, Hidden } from "../../components/form.tsx";
import { Select } from "../../components/select.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { PurposeData, PurposeTerm } from "./purpose-data-fields.tsx";
import { editorWords } from "./purpose-form-messages.ts";
import { purposeWords } from "./purpose-messages.ts";
import { PurposePreview, type PreviewProps } from "./purpose-preview.tsx";
import { PurposeSpecial } from "./purpose-special-fields.tsx";
import { PURPOSE_TEMPLATES } from "./purpose-templates.ts";
import { PurposeWords } from "./purpose-words-fields.tsx";

/** The editor of a purpose, with a preview that follows it; without JavaScript a button draws it. */
export function NewPurposePage(props: PreviewProps) {
  const { t } = usePage();
  const { template, errors } = props;
  return (
    <>
      <BackLink to="/party/purposes">{t(purposeWords.title)}</BackLink>
      <Title>{t(editorWords.title)}</Title>
      <ErrorSummary errors={errors} />
      <FilterForm action="/party/purposes/new">
        <Select
          name="template"
          label={t(editorWords.template)}
          hint={t(editorWords.templateHint)}
          empty={t(editorWords.noTemplate)}
          value={template?.id}
          options={PURPOSE_TEMPLATES.map(({ id, name }) => ({ value: id, label: t(name) }))}
          optional
        />
        <Button kind="secondary">{t(editorWords.useTemplate)}</Button>
      </FilterForm>
      <div class="with-preview">
        <Form action="/party/purposes/new" previewed>
          {template !== undefined && <Hidden name="template" value={template.id} />}
          <PurposeWords template={template} errors={errors} />
          <PurposePreview {...props} />
          <PurposeData {...props} />
          <PurposeTerm template={template} errors={errors} />
          <PurposeSpecial {...props} />
          <ButtonRow>
            <Button name="act" value="save">
              {t(editorWords.save)}
            </Button>
            <Button name="act" value="preview" kind="secondary">
              {t(editorWords.showPreview)}
            </Button>
          </ButtonRow>
        </Form>
      </div>
    </>
  );
}
