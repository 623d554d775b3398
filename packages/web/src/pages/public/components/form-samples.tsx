import { BackLink } from "../../../components/back-link.tsx";
import { Button, ButtonRow, LinkButton } from "../../../components/button.tsx";
import { Checkboxes } from "../../../components/checkboxes.tsx";
import { DateField } from "../../../components/date-field.tsx";
import { ErrorSummary } from "../../../components/error-summary.tsx";
import { FileField } from "../../../components/file-field.tsx";
import { FilterForm } from "../../../components/form.tsx";
import { Radios } from "../../../components/radios.tsx";
import { Select } from "../../../components/select.tsx";
import { TextArea } from "../../../components/text-area.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { sample } from "./sample-messages.ts";

export function Titles() {
  const { t } = usePage();
  return (
    <>
      <BackLink to="/components" />
      <hgroup class="title">
        <p class="caption">{t(sample.caption)}</p>
        <h3>{t(sample.title)}</h3>
      </hgroup>
    </>
  );
}

export function Buttons() {
  const { t } = usePage();
  return (
    <>
      <ButtonRow equal>
        <Button kind="secondary">{t(terms.yesGrant)}</Button>
        <Button kind="secondary">{t(terms.noRefuse)}</Button>
      </ButtonRow>
      <ButtonRow>
        <Button>{t(sample.primary)}</Button>
        <LinkButton to="/components" kind="secondary">
          {t(sample.secondary)}
        </LinkButton>
        <Button kind="danger">{t(sample.danger)}</Button>
      </ButtonRow>
    </>
  );
}

/** A form that nobody sends: it asks for this page. */
export function Fields() {
  const { t, language } = usePage();
  const named = (name: string) => `${language}-${name}`;
  const iin = { name: named("iin"), text: t(sample.iinError) };
  const cities = ["Астана", "Алматы", "Шымкент"];
  return (
    <>
      <ErrorSummary errors={[{ field: iin.name, text: iin.text }]} />
      <FilterForm label={t(sample.title)}>
        <TextField name={named("name")} label={t(sample.name)} hint={t(sample.nameHint)} />
        <TextField
          name={iin.name}
          label={t(terms.Iin)}
          error={iin.text}
          inputmode="numeric"
          size="number"
        />
        <TextArea
          name={named("reason")}
          label={t(sample.reason)}
          maxLength={500}
          rows={3}
          optional
        />
        <Select
          name={named("city")}
          label={t(sample.city)}
          options={cities.map((city) => ({ value: city, label: city }))}
        />
        <DateField name={named("day")} label={t(sample.day)} />
        <FileField into={named("reason")} as="text" label={t(sample.file)} />
      </FilterForm>
    </>
  );
}

export function ChoiceGroups() {
  const { t, language } = usePage();
  return (
    <FilterForm label={t(sample.optional)}>
      <Checkboxes
        name={`${language}-data`}
        legend={t(sample.optional)}
        items={[
          { value: "phone", label: t(sample.phone) },
          { value: "face", label: t(sample.face), hint: t(sample.faceHint) },
        ]}
      />
      <Radios
        name={`${language}-often`}
        legend={t(sample.howOften)}
        items={[
          { value: "once", label: t(sample.once) },
          { value: "repeatedly", label: t(sample.repeatedly) },
        ]}
      />
    </FilterForm>
  );
}
