import type { Instant } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { errorOf, type FieldError } from "../../components/error-summary.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Radios } from "../../components/radios.tsx";
import { TextField } from "../../components/text-field.tsx";
import { usePage } from "../../page/page-context.ts";
import { partyWords } from "./party-messages.ts";

export type RoleName = "administrator" | "analyst" | "provider";

/** A role that somebody has. */
export type GivenRole = {
  readonly id: string;
  readonly name: string | undefined;
  readonly role: RoleName;
  readonly since: Instant;
};

/** Gives somebody a role by her number and her name. */
export function RoleForm({
  action,
  roles,
  errors,
}: {
  readonly action: string;
  readonly roles: readonly RoleName[];
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  const [only] = roles;
  return (
    <Form action={action}>
      {roles.length === 1 && only !== undefined ? (
        <Hidden name="role" value={only} />
      ) : (
        <Radios
          name="role"
          legend={t(partyWords.role)}
          error={errorOf(errors, "role")}
          items={roles.map((value) => ({ value, label: t(partyWords[value]) }))}
        />
      )}
      <TextField
        name="iin"
        label={t(partyWords.iin)}
        hint={t(partyWords.iinHint)}
        error={errorOf(errors, "iin")}
        inputmode="numeric"
        size="number"
      />
      <TextField
        name="person_name"
        label={t(partyWords.personName)}
        error={errorOf(errors, "person_name")}
        maxLength={200}
      />
      <Button kind="secondary">{t(partyWords.giveRole)}</Button>
    </Form>
  );
}
