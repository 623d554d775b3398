import { useNewId } from "../page/form-ids.ts";
import { usePage } from "../page/page-context.ts";
import { words } from "./messages.ts";

/** A text to take elsewhere; the button is there only where it works. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = usePage();
  const id = useNewId("copy");
  return (
    <div class="copy">
      <p id={`${id}-label`}>{label}</p>
      <pre id={id} tabindex={0} role="group" aria-labelledby={`${id}-label`}>
        <code lang="en">{text}</code>
      </pre>
      <button
        type="button"
        class="btn btn-secondary"
        data-copy={id}
        data-done={t(words.copied)}
        aria-describedby={`${id}-label`}
        hidden
      >
        {t(words.copy)}
      </button>
    </div>
  );
}
