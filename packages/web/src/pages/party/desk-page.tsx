import type { ConsentId, Instant, LegalDay, ObjectId, RequestId, Text3 } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Radios } from "../../components/radios.tsx";
import { Section } from "../../components/section.tsx";
import { Select } from "../../components/select.tsx";
import { Table } from "../../components/table.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Day, Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { deskWords } from "./desk-messages.ts";
import { IinField, type Choosable } from "./new-request-page.tsx";

type Named = { readonly name: Text3; readonly bin: string };

/** Something of a person who is at the desk. */
export type DeskLine<I> = {
  readonly id: I;
  readonly party: Named;
  readonly purpose: Text3;
  readonly at: Instant;
};

/** Whoever is at the desk. */
export type DeskPerson = {
  readonly iin: string;
  readonly requests: readonly DeskLine<RequestId>[];
  readonly consents: readonly DeskLine<ConsentId>[];
};

export type DeskPageProps = {
  readonly person: DeskPerson | undefined;
  readonly objects: readonly Choosable<ObjectId>[];
  /** A call that was just filed, with the last day of its answer. */
  readonly filed: { readonly dueOn: LegalDay | undefined } | undefined;
  readonly errors: readonly FieldError[];
};

function Lines<I extends string>({
  lines,
  caption,
  empty,
  action,
  path,
}: {
  readonly lines: readonly DeskLine<I>[];
  readonly caption: string;
  readonly empty: string;
  readonly action: string;
  readonly path: string;
}) {
  const { t } = usePage();
  return (
    <Table
      caption={caption}
      empty={empty}
      columns={[
        { label: t(deskWords.who) },
        { label: t(deskWords.purpose) },
        { label: t(deskWords.when) },
        { label: action },
      ]}
      rows={lines.map(({ id, party, purpose, at }) => [
        <PartyName {...party} />,
        <ForeignText text={purpose} />,
        <Instantly at={at} />,
        <a href={`${path}/${id}`}>{action}</a>,
      ])}
    />
  );
}

function FileForm({
  person,
  objects,
  errors,
}: Pick<DeskPageProps, "objects" | "errors"> & { readonly person: DeskPerson }) {
  const { t, language } = usePage();
  return (
    <Section title={t(deskWords.file)}>
      <Form action="/party/desk">
        <Hidden name="act" value="file" />
        <Hidden name="iin" value={person.iin} />
        <Radios
          name="kind"
          legend={t(deskWords.kind)}
          error={errorOf(errors, "kind")}
          items={Object.entries(deskWords.kinds).map(([value, label]) => ({
            value,
            label: t(label),
          }))}
        />
        <TextField
          name="party_id"
          label={t(deskWords.party)}
          error={errorOf(errors, "party_id")}
          inputmode="numeric"
          size="number"
          maxLength={12}
        />
        <Select
          name="object_id"
          label={t(deskWords.object)}
          error={errorOf(errors, "object_id")}
          options={objects.map(({ id, name }) => ({ value: id, label: name[language] }))}
          optional
        />
        <TextArea
          name="text"
          label={t(deskWords.text)}
          error={errorOf(errors, "text")}
          maxLength={4000}
        />
        <Button>{t(deskWords.send)}</Button>
      </Form>
    </Section>
  );
}

/** A clerk's page for a person who is present: what waits for her answer, what she can take back. */
export function DeskPage({ person, objects, filed, errors }: DeskPageProps) {
  const { t } = usePage();
  const isNew = person?.requests.length === 0 && person.consents.length === 0;
  return (
    <>
      <Title>{t(deskWords.title)}</Title>
      <ErrorSummary errors={errors} />
      {filed !== undefined && (
        <Notice tone="success" title={t(deskWords.filed)}>
          <p>{t(deskWords.doneText)}</p>
          {filed.dueOn !== undefined && (
            <p>
              {t(deskWords.filedUntil)}: <Day day={filed.dueOn} />
            </p>
          )}
        </Notice>
      )}
      <p>{t(deskWords.what)}</p>
      <Form action="/party/desk">
        <Hidden name="act" value="find" />
        <IinField errors={errors} />
        <p class="hint">{t(deskWords.noted)}</p>
        <Button>{t(deskWords.find)}</Button>
      </Form>
      {person !== undefined && (
        <>
          {isNew && <p>{t(deskWords.nobody)}</p>}
          <Lines
            lines={person.requests}
            caption={t(deskWords.waiting)}
            empty={t(deskWords.noWaiting)}
            action={t(deskWords.answer)}
            path="/party/desk/requests"
          />
          <Lines
            lines={person.consents}
            caption={t(deskWords.consents)}
            empty={t(deskWords.noConsents)}
            action={t(deskWords.withdraw)}
            path="/party/desk/consents"
          />
          <FileForm person={person} objects={objects} errors={errors} />
        </>
      )}
    </>
  );
}
