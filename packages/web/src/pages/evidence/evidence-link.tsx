import { usePage } from "../../page/page-context.ts";
import { evidenceWords } from "./evidence-messages.ts";

/** The archive of evidence of a page's record, and what it is for. */
export function EvidenceLink({ to }: { readonly to: string }) {
  const { t } = usePage();
  return (
    <>
      <p>
        <a href={to} download>
          {t(evidenceWords.link)}
        </a>
      </p>
      <p class="hint">{t(evidenceWords.what)}</p>
    </>
  );
}
