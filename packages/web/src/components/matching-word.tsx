import { terms } from "../i18n/terms.ts";
import { usePage } from "../page/page-context.ts";
import { dataWords } from "./data-messages.ts";

/** The word that both sides see: compared, never typed. It is Kazakh in every language. */
export function MatchingWord({ word }: { readonly word: string }) {
  const { t } = usePage();
  return (
    <div class="matching">
      <p>
        {t(terms.matchingWord)}: <strong lang="kk">{word}</strong>
      </p>
      <p class="hint">{t(dataWords.matchingHelp)}</p>
    </div>
  );
}
