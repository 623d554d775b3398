import type { Instant } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Foreign } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import type { Text3 } from "@kelisim/core";
import { usePage } from "../../page/page-context.ts";
import { partyWords, staffWords } from "./party-messages.ts";
import { RoleForm } from "./role-form.tsx";

/** A role of the service's own staff. */
export type OwnRole = {
  readonly id: string;
  readonly name: string | undefined;
  readonly role: Text3;
  readonly since: Instant;
  readonly endedAt: Instant | undefined;
  /** Nobody else could give roles. */
  readonly isLast: boolean;
};

export type AdminStaffProps = {
  readonly roles: readonly OwnRole[];
  readonly said: Text3 | undefined;
  readonly errors: readonly FieldError[];
};

const nameOf = ({ name }: OwnRole, unnamed: string) =>
  name === undefined ? unnamed : <Foreign text={name} />;

function Standing({ roles }: { readonly roles: readonly OwnRole[] }) {
  const { t } = usePage();
  return (
    <Table
      caption={t(staffWords.standing)}
      empty={t(staffWords.empty)}
      columns={[
        { label: t(staffWords.person) },
        { label: t(partyWords.role) },
        { label: t(partyWords.since) },
        { label: t(staffWords.end) },
      ]}
      rows={roles.map((role) => [
        nameOf(role, t(partyWords.unnamed)),
        t(role.role),
        <Instantly at={role.since} />,
        role.isLast ? (
          t(staffWords.last)
        ) : (
          <Form>
            <Hidden name="end" value={role.id} />
            <Button kind="secondary">
              {t(staffWords.end)}
              <span class="vh">: {role.name ?? ""}</span>
            </Button>
          </Form>
        ),
      ])}
    />
  );
}

/** Who runs the service. */
export function AdminStaffPage({ roles, said, errors }: AdminStaffProps) {
  const { t } = usePage();
  const ended = roles.filter(({ endedAt }) => endedAt !== undefined);
  return (
    <>
      <Title>{t(staffWords.title)}</Title>
      <p class="lead">{t(staffWords.lead)}</p>
      <ErrorSummary errors={errors} />
      {said !== undefined && <Notice tone="success">{t(said)}</Notice>}
      <Standing roles={roles.filter(({ endedAt }) => endedAt === undefined)} />
      <Section title={t(partyWords.giveRole)}>
        <RoleForm action="/admin/staff" roles={["provider"]} errors={errors} />
      </Section>
      <Table
        caption={t(staffWords.ended)}
        empty={t(staffWords.noneEnded)}
        columns={[
          { label: t(staffWords.person) },
          { label: t(partyWords.role) },
          { label: t(staffWords.until) },
        ]}
        rows={ended.map((role) => [
          nameOf(role, t(partyWords.unnamed)),
          t(role.role),
          role.endedAt === undefined ? "–" : <Instantly at={role.endedAt} />,
        ])}
      />
    </>
  );
}
