import type { Text3 } from "@kelisim/core";
import { FromField, PhonePreview } from "../../components/phone-preview.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { actionName } from "./action-name.ts";
import { startOf, type EditorProps } from "./purpose-editor.ts";
import { editorWords } from "./purpose-form-messages.ts";
import { purposeWords } from "./purpose-messages.ts";

export type PreviewProps = EditorProps & {
  readonly party: { readonly name: Text3; readonly bin: string };
};

/** What the fields hold now, in words: what was typed, else what the template wrote. */
function useValues({ template, categories }: EditorProps): (name: string) => string {
  const { kept, language, t } = usePage();
  const start = startOf(template);
  const unit: Readonly<Record<string, Text3>> = {
    D: editorWords.days,
    M: editorWords.months,
    Y: editorWords.years,
  };
  return (name) => {
    const values = kept?.get(name) ?? start.get(name) ?? [];
    switch (name) {
      case "categories_required":
      case "categories_optional":
        return categories
          .filter(({ code }) => values.includes(code))
          .map((category) => category.name[language])
          .join(", ");
      case "actions":
        return values.map((value) => t(actionName(value as never))).join(", ");
      case "term_unit":
        return values
          .flatMap((value) => unit[value] ?? [])
          .map((words) => t(words))
          .join("");
      default:
        return values.join(" ");
    }
  };
}

/** The consent screen as the person will see it, drawn from the fields of the editor. */
export function PurposePreview(props: PreviewProps) {
  const { t, language } = usePage();
  const { party } = props;
  const value = useValues(props);
  const from = (name: string) => <FromField name={name} value={value(name)} />;
  return (
    <PhonePreview>
      <p>
        <strong>
          <PartyName {...party} />
        </strong>{" "}
        {t(editorWords.previewAsks)}
      </p>
      <dl>
        <dt>{t(editorWords.previewWhy)}</dt>
        <dd>
          <strong>{from(`name_${language}`)}</strong>
          <br />
          {from(`description_${language}`)}
        </dd>
        <dt>{t(editorWords.previewData)}</dt>
        <dd>{from("categories_required")}</dd>
        <dt>{t(editorWords.previewOptional)}</dt>
        <dd>{from("categories_optional")}</dd>
        <dt>{t(editorWords.previewActions)}</dt>
        <dd>{from("actions")}</dd>
        <dt>{t(purposeWords.term)}</dt>
        <dd>
          {from("term_count")} {from("term_unit")}
        </dd>
      </dl>
      <p class="buttons equal">
        <span class="btn btn-primary">{t(terms.yesGrant)}</span>
        <span class="btn btn-primary">{t(terms.noRefuse)}</span>
      </p>
    </PhonePreview>
  );
}
