import type { Text3 } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { CategoryName, type ShownCategory } from "../../components/category-list.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Foreign, ForeignText } from "../../components/foreign.tsx";
import { Form } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Pager } from "../../components/pager.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { partyWords } from "./party-messages.ts";
import { RegisterSearch } from "./party-pages.tsx";
import { registerWords } from "./register-messages.ts";

type NamedParty = { readonly name: Text3; readonly bin: string };

/** A digital object of the register. */
export type AdminObject = {
  readonly id: string;
  readonly name: Text3;
  readonly owner: NamedParty | undefined;
  readonly operator: NamedParty | undefined;
  readonly categories: readonly string[];
  readonly storageCountry: string;
  readonly isConfidential: boolean;
  readonly isClosed: boolean;
};

export type AdminObjectsProps = {
  readonly objects: readonly AdminObject[];
  readonly words: string;
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly errors: readonly FieldError[];
};

const Party = ({ party }: { readonly party: NamedParty | undefined }) =>
  party === undefined ? <>–</> : <PartyName {...party} />;

/** All digital objects. */
export function AdminObjectsPage({ objects, words, next, first, errors }: AdminObjectsProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(registerWords.objects)}</Title>
      <p class="lead">{t(registerWords.objectsLead)}</p>
      <ErrorSummary errors={errors} />
      <RegisterSearch words={words} label={registerWords.searchObjects} errors={errors} />
      <Table
        caption={t(registerWords.objects)}
        empty={t(registerWords.noObject)}
        columns={[
          { label: t(registerWords.object) },
          { label: t(registerWords.owner) },
          { label: t(registerWords.operator) },
          { label: t(registerWords.categories) },
          { label: t(registerWords.storage) },
        ]}
        rows={objects.map((object) => [
          <>
            <ForeignText text={object.name} />{" "}
            <Tag tone={object.isClosed ? "ended" : "active"}>
              {t(object.isClosed ? registerWords.closed : registerWords.open)}
            </Tag>{" "}
            {object.isConfidential && <Tag tone="neutral">{t(registerWords.confidential)}</Tag>}
          </>,
          <Party party={object.owner} />,
          <Party party={object.operator} />,
          <Foreign text={object.categories.join(", ")} />,
          <Foreign text={object.storageCountry} />,
        ])}
      />
      <Pager next={next} first={first} />
    </>
  );
}

export type AdminCategoriesProps = {
  readonly categories: readonly (ShownCategory & { readonly identifier: boolean })[];
  readonly said: Text3 | undefined;
  readonly errors: readonly FieldError[];
};

/** The dictionary of data, and the form that adds to it. */
export function AdminCategoriesPage({ categories, said, errors }: AdminCategoriesProps) {
  const { t } = usePage();
  const name = (field: string, label: Text3, lang: string) => (
    <TextField
      name={field}
      label={t(label)}
      error={errorOf(errors, field)}
      lang={lang}
      maxLength={300}
    />
  );
  return (
    <>
      <Title>{t(registerWords.categories)}</Title>
      <p class="lead">{t(registerWords.categoriesLead)}</p>
      <ErrorSummary errors={errors} />
      {said !== undefined && <Notice tone="success">{t(said)}</Notice>}
      <Table
        caption={t(registerWords.categories)}
        empty={t(registerWords.noCategory)}
        columns={[
          { label: t(registerWords.category) },
          { label: t(registerWords.marks) },
          { label: t(registerWords.code) },
        ]}
        rows={categories.map((category) => [
          <CategoryName category={category} />,
          category.identifier ? t(registerWords.identifier) : "–",
          <code>{category.code}</code>,
        ])}
      />
      <Section title={t(registerWords.addCategory)}>
        <Form>
          <TextField
            name="code"
            label={t(registerWords.code)}
            hint={t(registerWords.codeHint)}
            error={errorOf(errors, "code")}
            maxLength={64}
          />
          {name("name_kk", partyWords.nameKk, "kk")}
          {name("name_ru", partyWords.nameRu, "ru")}
          {name("name_en", partyWords.nameEn, "en")}
          <Checkboxes
            name="marks"
            legend={t(registerWords.marks)}
            items={[
              {
                value: "identifier",
                label: t(registerWords.identifier),
                hint: t(registerWords.identifierHint),
              },
              { value: "biometric", label: t(registerWords.biometric) },
              { value: "sensitive", label: t(registerWords.sensitive) },
            ]}
          />
          <Button>{t(registerWords.addCategory)}</Button>
        </Form>
      </Section>
    </>
  );
}
