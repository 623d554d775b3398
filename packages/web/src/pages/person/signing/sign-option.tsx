import { Checkboxes } from "../../../components/checkboxes.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { signingWords as words } from "./signing-messages.ts";

/** The field of a form that asks to sign it before it is sent. */
export const SIGN_FIELD = "sign";

/** Whether she wants to sign; there only where scripts run, as nothing can be signed without them. */
export function SignOption({ what }: { readonly what: "answer" | "withdrawal" }) {
  const { t } = usePage();
  return (
    <div data-needs-script hidden>
      <Checkboxes
        name={SIGN_FIELD}
        legend={t(terms.ElectronicSignature)}
        hint={t(words[`${what}Hint`])}
        items={[{ value: "yes", label: t(words[`${what}Option`]) }]}
      />
    </div>
  );
}
