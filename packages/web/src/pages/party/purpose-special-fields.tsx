import { LANGUAGES, type Language, type Text3 } from "@kelisim/core";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { Details } from "../../components/details.tsx";
import { errorOf } from "../../components/error-summary.tsx";
import { Radios } from "../../components/radios.tsx";
import { Section } from "../../components/section.tsx";
import { Select } from "../../components/select.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { usePage } from "../../page/page-context.ts";
import type { EditorProps } from "./purpose-editor.ts";
import { editorWords } from "./purpose-form-messages.ts";

type Errors = Pick<EditorProps, "errors">;

/** Whether a part that is folded away holds a fault: then it stands open. */
const hasFault = ({ errors }: Errors, begin: RegExp): boolean =>
  errors.some(({ field }) => begin.test(field ?? ""));

/** Who receives the data, in which countries, where they come from. */
export function PurposeOthers({ errors }: Errors) {
  const { t } = usePage();
  return (
    <Details
      summary={t(editorWords.others)}
      open={hasFault({ errors }, /^(recipients|cross_border|published|source|targeting)/)}
    >
      <TextArea
        name="recipients"
        label={t(editorWords.recipients)}
        hint={t(editorWords.recipientsHint)}
        error={errorOf(errors, "recipients")}
        rows={3}
        optional
      />
      <TextField
        name="cross_border"
        label={t(editorWords.countries)}
        hint={t(editorWords.countriesHint)}
        error={errorOf(errors, "cross_border")}
        optional
      />
      <Checkboxes
        name="published"
        legend={t(editorWords.published)}
        error={errorOf(errors, "published")}
        items={[{ value: "yes", label: t(editorWords.published) }]}
      />
      <Radios
        name="source"
        legend={t(editorWords.source)}
        error={errorOf(errors, "source")}
        items={Object.entries(editorWords.sources).map(([value, label]) => ({
          value,
          label: t(label),
        }))}
      />
      <TextArea
        name="targeting_criteria"
        label={t(editorWords.criteria)}
        hint={t(editorWords.criteriaHint)}
        error={errorOf(errors, "targeting_criteria") ?? errorOf(errors, "targeting")}
        rows={2}
        optional
      />
    </Details>
  );
}

const LANGUAGE_WORDS: Readonly<Record<Language, Text3>> = {
  kk: editorWords.inKk,
  ru: editorWords.inRu,
  en: editorWords.inEn,
};
const EXPLAINED = ["procedure", "consequences", "protection"] as const;

/** What people are told of automated processing. */
export function PurposeAutomated({ errors }: Errors) {
  const { t } = usePage();
  return (
    <Details summary={t(editorWords.automated)} open={hasFault({ errors }, /^automated/)}>
      <p class="hint">{t(editorWords.automatedHint)}</p>
      <Radios
        name="automated_affects_rights"
        legend={t(editorWords.affects)}
        error={errorOf(errors, "automated_affects_rights") ?? errorOf(errors, "automated")}
        items={[
          { value: "yes", label: t(editorWords.yes) },
          { value: "no", label: t(editorWords.no) },
        ]}
      />
      {EXPLAINED.flatMap((part) =>
        LANGUAGES.map((language) => (
          <TextArea
            key={`${part} ${language}`}
            name={`automated_${part}_${language}`}
            label={`${t(editorWords[part])} (${t(LANGUAGE_WORDS[language])})`}
            lang={language}
            error={errorOf(errors, `automated_${part}_${language}`)}
            rows={2}
            optional
          />
        )),
      )}
    </Details>
  );
}

/** A ground without consent, and where biometrics are used. */
export function PurposeLaw({ grounds, errors }: Pick<EditorProps, "grounds" | "errors">) {
  const { t } = usePage();
  return (
    <Details summary={t(editorWords.law)} open={hasFault({ errors }, /^(legal_ground|place)/)}>
      <Select
        name="legal_ground_code"
        label={t(editorWords.ground)}
        empty={t(editorWords.noGround)}
        error={errorOf(errors, "legal_ground_code") ?? errorOf(errors, "legal_ground")}
        options={grounds.map(({ code, text }) => ({ value: code, label: t(text) }))}
        optional
      />
      <TextField
        name="legal_ground_act"
        label={t(editorWords.act)}
        error={errorOf(errors, "legal_ground_act")}
        optional
      />
      <TextField
        name="legal_ground_article"
        label={t(editorWords.article)}
        error={errorOf(errors, "legal_ground_article")}
        size="short"
        optional
      />
      <Select
        name="legal_ground_level"
        label={t(editorWords.level)}
        error={errorOf(errors, "legal_ground_level")}
        options={[
          { value: "law", label: t(editorWords.levelLaw) },
          { value: "bylaw", label: t(editorWords.levelBylaw) },
        ]}
        optional
      />
      <TextField
        name="legal_ground_reference"
        label={t(editorWords.reference)}
        error={errorOf(errors, "legal_ground_reference")}
        optional
      />
      <Radios
        name="place"
        legend={t(editorWords.place)}
        error={errorOf(errors, "place")}
        items={[
          { value: "public", label: t(editorWords.placePublic) },
          { value: "private", label: t(editorWords.placePrivate) },
        ]}
      />
    </Details>
  );
}

/** Everything that most purposes leave as it is. */
export function PurposeSpecial(props: Pick<EditorProps, "grounds" | "errors">) {
  const { t } = usePage();
  return (
    <Section title={t(editorWords.more)}>
      <PurposeOthers errors={props.errors} />
      <PurposeAutomated errors={props.errors} />
      <PurposeLaw {...props} />
    </Section>
  );
}
