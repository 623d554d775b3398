import { LANGUAGES, type Language, type Text3 } from "@kelisim/core";
import { errorOf } from "../../components/error-summary.tsx";
import { Section } from "../../components/section.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { usePage } from "../../page/page-context.ts";
import { startOf, type EditorProps } from "./purpose-editor.ts";
import { editorWords } from "./purpose-form-messages.ts";

const NAMES: Readonly<Record<Language, Text3>> = {
  kk: editorWords.nameKk,
  ru: editorWords.nameRu,
  en: editorWords.nameEn,
};
const DESCRIPTIONS: Readonly<Record<Language, Text3>> = {
  kk: editorWords.descriptionKk,
  ru: editorWords.descriptionRu,
  en: editorWords.descriptionEn,
};

/** Name and description in the three languages. */
export function PurposeWords({ template, errors }: Pick<EditorProps, "template" | "errors">) {
  const { t } = usePage();
  const start = startOf(template);
  const at = (name: string) => start.get(name)?.[0];
  return (
    <Section title={t(editorWords.words)}>
      <p class="hint">{t(editorWords.wordsHint)}</p>
      {LANGUAGES.map((language) => (
        <div key={language}>
          <TextField
            name={`name_${language}`}
            label={t(NAMES[language])}
            lang={language}
            value={at(`name_${language}`)}
            error={errorOf(errors, `name_${language}`) ?? errorOf(errors, "name")}
            maxLength={300}
          />
          <TextArea
            name={`description_${language}`}
            label={t(DESCRIPTIONS[language])}
            lang={language}
            value={at(`description_${language}`)}
            error={errorOf(errors, `description_${language}`) ?? errorOf(errors, "description")}
            rows={3}
            maxLength={4000}
          />
        </div>
      ))}
      <TextField
        name="code"
        label={t(editorWords.code)}
        hint={t(editorWords.codeHint)}
        value={at("code")}
        error={errorOf(errors, "code")}
        maxLength={64}
      />
    </Section>
  );
}
