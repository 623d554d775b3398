import type { Instant } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../components/error-summary.tsx";
import { Foreign } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Radios } from "../../components/radios.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { staffWords } from "./registry-messages.ts";

type RoleName = keyof typeof staffWords.roles;

/** Somebody who works for the party. */
export type StaffLine = {
  readonly id: string;
  /** `undefined` once she was erased. */
  readonly name: string | undefined;
  readonly role: RoleName;
  readonly since: Instant;
  readonly endedAt: Instant | undefined;
  readonly isOwn: boolean;
};

export type StaffPageProps = {
  readonly staff: readonly StaffLine[];
  /** What can be given in this party. */
  readonly roles: readonly RoleName[];
  readonly said: "given" | "ended" | undefined;
  readonly errors: readonly FieldError[];
};

function End({ line }: { readonly line: StaffLine }) {
  const { t } = usePage();
  if (line.endedAt !== undefined) {
    return (
      <>
        {t(staffWords.until)}: <Instantly at={line.endedAt} />
      </>
    );
  }
  if (line.isOwn) return <>{t(staffWords.own)}</>;
  return (
    <Form action="/party/staff">
      <Hidden name="act" value="end" />
      <Hidden name="role_id" value={line.id} />
      <Button kind="secondary">{t(staffWords.end)}</Button>
    </Form>
  );
}

/** Who works for a party in this portal; roles are given and ended here. */
export function StaffPage({ staff, roles, said, errors }: StaffPageProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(staffWords.title)}</Title>
      <ErrorSummary errors={errors} />
      {said !== undefined && <Notice tone="success" title={t(staffWords[said])} />}
      <p>{t(staffWords.what)}</p>
      <Table
        caption={t(staffWords.title)}
        empty={t(staffWords.none)}
        columns={[
          { label: t(staffWords.name) },
          { label: t(staffWords.role) },
          { label: t(staffWords.since) },
          { label: t(staffWords.end) },
        ]}
        rows={staff.map((line) => [
          line.name === undefined ? t(staffWords.nameGone) : <Foreign text={line.name} />,
          t(staffWords.roles[line.role]),
          <Instantly at={line.since} />,
          <End line={line} />,
        ])}
      />
      <Section title={t(staffWords.give)}>
        <Form action="/party/staff">
          <Hidden name="act" value="give" />
          <TextField
            name="iin"
            label={t(staffWords.iin)}
            hint={t(staffWords.iinHint)}
            error={errorOf(errors, "iin")}
            inputmode="numeric"
            size="number"
            maxLength={12}
          />
          <TextField
            name="name"
            label={t(staffWords.name)}
            error={errorOf(errors, "name")}
            maxLength={200}
          />
          <Radios
            name="role"
            legend={t(staffWords.role)}
            error={errorOf(errors, "role")}
            items={roles.map((role) => ({
              value: role,
              label: t(staffWords.roles[role]),
              hint: t(staffWords.roleHints[role]),
            }))}
          />
          <Button>{t(staffWords.give)}</Button>
        </Form>
      </Section>
    </>
  );
}
