import type {
  ComplaintAddressee,
  LawSource,
  ObjectId,
  PartyId,
  RightsCallKind,
  Text3,
} from "@kelisim/core";
import { BackLink } from "../../../components/back-link.tsx";
import { Button } from "../../../components/button.tsx";
import { CategoryName, type ShownCategory } from "../../../components/category-list.tsx";
import { Checkboxes } from "../../../components/checkboxes.tsx";
import { Details } from "../../../components/details.tsx";
import { DueDate, type DueDateProps } from "../../../components/due-date.tsx";
import { Empty } from "../../../components/empty.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../../components/error-summary.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Form, Hidden } from "../../../components/form.tsx";
import { LawRef } from "../../../components/law-ref.tsx";
import { Radios } from "../../../components/radios.tsx";
import { Section } from "../../../components/section.tsx";
import { Select } from "../../../components/select.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { TextArea } from "../../../components/text-area.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import type { ShownParty } from "../shown.ts";
import { addresseeWords, rights, rightsFaults, rightWords } from "./rights-messages.ts";

/** What a form was opened from. */
export type AboutLine = {
  readonly what: "aboutAccess" | "aboutConsent" | "aboutDuty" | "aboutOutcome";
  readonly party: Text3 | undefined;
  readonly more: Text3 | undefined;
  readonly to: string;
};

export type RightsFault = {
  readonly field: string | undefined;
  readonly fault: keyof typeof rightsFaults;
};

/** What was typed before. */
export type RightsValues = {
  readonly party: PartyId | undefined;
  readonly bin: string;
  readonly place: ObjectId | undefined;
  readonly categories: readonly string[];
  readonly addressee: ComplaintAddressee | undefined;
  readonly text: string;
};

export type RightsFormFacts = {
  readonly kind: RightsCallKind;
  readonly about: AboutLine | undefined;
  readonly parties: readonly ShownParty[];
  /** Bases that hold her data, for a signal to block. */
  readonly places: readonly {
    readonly id: ObjectId;
    readonly name: Text3;
    readonly holder: Text3;
  }[];
  readonly categories: readonly ShownCategory[];
  readonly due: DueDateProps;
  readonly law: { readonly source: LawSource; readonly byAct: boolean };
  readonly values: RightsValues;
  readonly faults: readonly RightsFault[];
  readonly back: string;
  /** Sealed; makes a form that is sent twice one call. */
  readonly once: string;
};

const MOST_CHARACTERS = 4000;
const ADDRESSEES = ["authorised-body", "prosecutor", "court"] as const;

type FormParts = Pick<
  RightsFormFacts,
  "kind" | "parties" | "places" | "categories" | "values" | "once"
> & {
  readonly errors: readonly FieldError[];
};

function WhoAnswers({ kind, parties, places, values, errors }: FormParts) {
  const { t, language } = usePage();
  if (kind === "blocking") {
    return (
      <Select
        name="place"
        label={t(rights.place)}
        hint={t(rights.placeHint)}
        value={values.place}
        options={places.map(({ id, name, holder }) => ({
          value: id,
          label: harmless(`${name[language]} – ${holder[language]}`),
        }))}
        error={errorOf(errors, "place")}
      />
    );
  }
  const wrongBin = errorOf(errors, "bin");
  return (
    <>
      {parties.length > 0 && (
        <Select
          name="party"
          label={t(rights.party)}
          value={values.party}
          options={parties.map(({ id, name }) => ({ value: id, label: harmless(name[language]) }))}
          error={errorOf(errors, "party")}
        />
      )}
      <Details summary={t(rights.notInList)} open={parties.length === 0 || values.bin !== ""}>
        <TextField
          name="bin"
          label={t(rights.otherParty)}
          hint={t(rights.otherPartyHint)}
          value={values.bin}
          inputmode="numeric"
          size="number"
          maxLength={20}
          error={wrongBin ?? (parties.length === 0 ? errorOf(errors, "party") : undefined)}
          optional={parties.length > 0}
        />
      </Details>
    </>
  );
}

function Addressee({ values, errors }: Pick<FormParts, "values" | "errors">) {
  const { t } = usePage();
  return (
    <Radios
      name="addressee"
      legend={t(rights.addressee)}
      error={errorOf(errors, "addressee")}
      items={ADDRESSEES.map((value) => ({
        value,
        label: t(addresseeWords[value].name),
        hint: t(addresseeWords[value].help),
        checked: values.addressee === value,
      }))}
    />
  );
}

const NAMES_DATA: ReadonlySet<RightsCallKind> = new Set(["correction", "destruction"]);

function RightsForm(props: FormParts) {
  const { t } = usePage();
  const { kind, categories, values, errors, once } = props;
  const words = rightWords[kind];
  return (
    <Form>
      <Hidden name="once" value={once} />
      <WhoAnswers {...props} />
      {kind === "complaint" && <Addressee {...props} />}
      {NAMES_DATA.has(kind) && categories.length > 0 && (
        <Checkboxes
          name="categories"
          legend={t(rights.categories)}
          hint={t(rights.categoriesHint)}
          items={categories.map((category) => ({
            value: category.code,
            label: <CategoryName category={category} />,
            checked: values.categories.includes(category.code),
          }))}
        />
      )}
      <TextArea
        name="text"
        label={t(words.text)}
        hint={t(words.hint)}
        value={values.text}
        maxLength={MOST_CHARACTERS}
        error={errorOf(errors, "text")}
      />
      <Button>{t(words.send)}</Button>
    </Form>
  );
}

/** The form of a right: what it is, who answers until when and why that day, and her words. */
export function RightsFormPage(facts: RightsFormFacts) {
  const { t } = usePage();
  const { kind, about, due, law, faults, places, back } = facts;
  const errors = faults.map(({ field, fault }) => ({
    ...(field !== undefined && { field }),
    text: t(rightsFaults[fault]),
  }));
  return (
    <>
      <BackLink to={back} />
      <ErrorSummary errors={errors} />
      <Title>{t(rightWords[kind].title)}</Title>
      <p class="lead">{t(rightWords[kind].lead)}</p>
      {about !== undefined && (
        <SummaryList
          rows={[
            {
              term: t(rights.about),
              value: (
                <>
                  <a href={about.to}>{t(rights[about.what])}</a>
                  {about.party !== undefined && (
                    <>
                      {": "}
                      <ForeignText text={about.party} />
                    </>
                  )}
                  {about.more !== undefined && (
                    <>
                      {" – "}
                      <ForeignText text={about.more} />
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      <Section title={t(rights.whoAnswers)}>
        <p>{t(rights.whoAnswersText)}</p>
        <DueDate {...due} />
        <p>
          {law.byAct ? (
            <>
              {t(rights.byLaw)} <LawRef source={law.source} />
            </>
          ) : (
            t(rights.bySelf)
          )}
        </p>
      </Section>
      {kind === "blocking" && places.length === 0 ? (
        <Empty>{t(rights.noPlaces)}</Empty>
      ) : (
        <RightsForm {...facts} errors={errors} />
      )}
    </>
  );
}
