import type { ComponentChildren } from "preact";
import { usePage } from "../page/page-context.ts";
import { words } from "./messages.ts";
import { Foreign } from "./foreign.tsx";

/** A page as it looks on a phone; `FromField`s in it follow the fields of the `previewed` form. */
export function PhonePreview({ children }: { readonly children: ComponentChildren }) {
  const { t } = usePage();
  return (
    <figure class="phone" data-preview>
      <figcaption>{t(words.preview)}</figcaption>
      <div class="phone-screen" inert>
        {children}
      </div>
    </figure>
  );
}

/** What stands in a field of the form now. */
export function FromField({
  name,
  value,
  lang,
}: {
  readonly name: string;
  readonly value: string;
  readonly lang?: string | undefined;
}) {
  return (
    <span data-from={name}>
      <Foreign text={value} lang={lang} />
    </span>
  );
}
