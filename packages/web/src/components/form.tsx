import type { ComponentChildren } from "preact";
import { CSRF_FIELD, usePage } from "../page/page-context.ts";
import { useFormId } from "../page/form-ids.ts";
import { Asking } from "./field.tsx";

type FormProps = {
  /** This page, unless set. */
  readonly action?: string | undefined;
  /** Names a form whose fields a `PhonePreview` on the same page follows. */
  readonly previewed?: boolean | undefined;
  readonly children: ComponentChildren;
};

/** A form that changes something: POST, with the token of the session. */
export function Form({ action, previewed, children }: FormProps) {
  const { here, csrf } = usePage();
  return (
    <form
      method="post"
      action={action ?? here}
      id={useFormId()}
      data-previewed={previewed}
      novalidate
    >
      <input type="hidden" name={CSRF_FIELD} value={csrf} />
      {children}
    </form>
  );
}

/** A form that only asks: its fields go into the address. Never for a person's number. */
export function FilterForm({
  action,
  label,
  children,
}: {
  /** This page without its query, unless set. */
  readonly action?: string | undefined;
  /** Names it for those who do not see where it stands. */
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}) {
  const { here } = usePage();
  return (
    <form
      method="get"
      action={action ?? here.split("?")[0]}
      class="filter"
      aria-label={label}
      novalidate
    >
      <Asking.Provider value={true}>{children}</Asking.Provider>
    </form>
  );
}

/** A value that goes with the form unseen. */
export function Hidden({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
