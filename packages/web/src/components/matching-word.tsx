import { terms } from "../i18n/terms.ts";
import { usePage } from "../page/page-context.ts";
import { dataWords } from "./data-messages.ts";

/**
 * The word that both sides see: compared, never typed. It is Kazakh in every language.
 * @param to who reads the page: the person who answers, or the party that asked
 */
export function MatchingWord({
  word,
  to = "person",
}: {
  readonly word: string;
  readonly to?: "person" | "party";
}) {
  const { t } = usePage();
  return (
    <div class="matching">
      <p>
        {t(terms.matchingWord)}: <strong lang="kk">{word}</strong>
      </p>
      <p class="hint">
        {t(to === "person" ? dataWords.matchingHelp : dataWords.matchingHelpOfParty)}
      </p>
    </div>
  );
}
