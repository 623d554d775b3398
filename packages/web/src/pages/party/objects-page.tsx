import { LANGUAGES, type Language, type Text3 } from "@kelisim/core";
import type { DigitalObjectAnswer } from "@kelisim/protocol";
import { Button } from "../../components/button.tsx";
import { Card, Cards } from "../../components/card.tsx";
import { CategoryList, CategoryName, type ShownCategory } from "../../components/category-list.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { Details } from "../../components/details.tsx";
import { Empty } from "../../components/empty.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Pager } from "../../components/pager.tsx";
import { Radios } from "../../components/radios.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { named } from "./duty-why.tsx";
import { objectWords } from "./registry-messages.ts";

export type ObjectsPageProps = {
  readonly objects: readonly {
    readonly object: DigitalObjectAnswer;
    readonly owner: Text3;
    readonly operator: Text3;
  }[];
  readonly categories: readonly ShownCategory[];
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly said: "made" | "closedNow" | undefined;
  readonly mayChange: boolean;
  readonly errors: readonly FieldError[];
};

const NAMES: Readonly<Record<Language, Text3>> = {
  kk: objectWords.nameKk,
  ru: objectWords.nameRu,
  en: objectWords.nameEn,
};

function ObjectCard({
  line,
  known,
  mayChange,
}: {
  readonly line: ObjectsPageProps["objects"][number];
  readonly known: ReadonlyMap<string, ShownCategory>;
  readonly mayChange: boolean;
}) {
  const { t } = usePage();
  const { object, owner, operator } = line;
  return (
    <Card
      title={<ForeignText text={object.name} />}
      tag={
        <Tag tone={object.status === "active" ? "active" : "ended"}>
          {t(objectWords[object.status])}
        </Tag>
      }
    >
      <SummaryList
        rows={[
          { term: t(objectWords.owner), value: <ForeignText text={owner} /> },
          { term: t(objectWords.operator), value: <ForeignText text={operator} /> },
          { term: t(objectWords.country), value: object.storage_country },
          {
            term: t(objectWords.data),
            value: <CategoryList categories={named(object.categories, known)} />,
          },
        ]}
      />
      {mayChange && object.status === "active" && (
        <Details summary={t(objectWords.close)}>
          <p>{t(objectWords.closeHint)}</p>
          <Form action="/party/objects">
            <Hidden name="act" value="close" />
            <Hidden name="object" value={object.id} />
            <Button kind="danger">{t(objectWords.close)}</Button>
          </Form>
        </Details>
      )}
    </Card>
  );
}

function NewObject({ categories, errors }: Pick<ObjectsPageProps, "categories" | "errors">) {
  const { t } = usePage();
  return (
    <Section title={t(objectWords.create)}>
      <Form action="/party/objects">
        <Hidden name="act" value="create" />
        {LANGUAGES.map((language) => (
          <TextField
            key={language}
            name={`name_${language}`}
            label={t(NAMES[language])}
            lang={language}
            error={errorOf(errors, `name_${language}`) ?? errorOf(errors, "name")}
            maxLength={300}
          />
        ))}
        <TextField
          name="owner_id"
          label={t(objectWords.ownerBin)}
          hint={t(objectWords.binHint)}
          error={errorOf(errors, "owner_id")}
          inputmode="numeric"
          size="number"
          optional
        />
        <TextField
          name="operator_id"
          label={t(objectWords.operatorBin)}
          hint={t(objectWords.binHint)}
          error={errorOf(errors, "operator_id")}
          inputmode="numeric"
          size="number"
          optional
        />
        <Checkboxes
          name="categories"
          legend={t(objectWords.categories)}
          error={errorOf(errors, "categories")}
          items={categories.map((category) => ({
            value: category.code,
            label: <CategoryName category={category} />,
          }))}
        />
        <TextField
          name="storage_country"
          label={t(objectWords.country)}
          hint={t(objectWords.countryHint)}
          value="KZ"
          error={errorOf(errors, "storage_country")}
          size="short"
          maxLength={2}
        />
        <Radios
          name="confidential"
          legend={t(objectWords.confidential)}
          error={errorOf(errors, "confidential")}
          items={[
            { value: "yes", label: t(objectWords.yes) },
            { value: "no", label: t(objectWords.no) },
          ]}
        />
        <Button>{t(objectWords.make)}</Button>
      </Form>
    </Section>
  );
}

/** The systems of a party that hold personal data. */
export function ObjectsPage(props: ObjectsPageProps) {
  const { t } = usePage();
  const { objects, categories, next, first, said, mayChange, errors } = props;
  const known = new Map(categories.map((category) => [category.code, category]));
  return (
    <>
      <Title>{t(objectWords.title)}</Title>
      <ErrorSummary errors={errors} />
      {said !== undefined && <Notice tone="success" title={t(objectWords[said])} />}
      <p>{t(objectWords.what)}</p>
      {objects.length === 0 ? (
        <Empty>{t(objectWords.none)}</Empty>
      ) : (
        <Cards>
          {objects.map((line) => (
            <ObjectCard key={line.object.id} line={line} known={known} mayChange={mayChange} />
          ))}
        </Cards>
      )}
      <Pager next={next} first={first} />
      {mayChange && <NewObject categories={categories} errors={errors} />}
    </>
  );
}
