import { LANGUAGES, type Text3 } from "@kelisim/core";
import { terms } from "../i18n/terms.ts";
import { usePage } from "../page/page-context.ts";
import { hasMixedLetters } from "../text/mixed-letters.ts";
import { ForeignText } from "./foreign.tsx";
import { words } from "./messages.ts";

/** The legal name of an organisation, with its number; warns of a name made of look-alike letters. */
export function PartyName({
  name,
  bin,
}: {
  readonly name: Text3;
  readonly bin?: string | undefined;
}) {
  const { t } = usePage();
  return (
    <span class="party">
      <ForeignText text={name} />
      {bin !== undefined && (
        <>
          {" "}
          <span class="bin">
            {t(terms.Bin)} {bin}
          </span>
        </>
      )}
      {LANGUAGES.some((language) => hasMixedLetters(name[language])) && (
        <span class="mixed"> {t(words.mixedLetters)}</span>
      )}
    </span>
  );
}
