import { LANGUAGES, type Text3 } from "@kelisim/core";
import { usePage } from "../page/page-context.ts";
import { harmless } from "../text/harmless.ts";
import { words } from "./messages.ts";
import { Details } from "./details.tsx";

/** Words from outside, within a line: nothing in them moves, hides or imitates what stands around. */
export function Foreign({
  text,
  lang,
}: {
  readonly text: string;
  /** Where it is known and not the page's. */
  readonly lang?: string | undefined;
}) {
  return (
    <bdi class="foreign" lang={lang}>
      {harmless(text)}
    </bdi>
  );
}

const SHOWN_AT_ONCE = 600;

/** Words from outside that may be many: a paragraph, the rest behind a click. */
export function LongForeign({
  text,
  lang,
}: {
  readonly text: string;
  readonly lang?: string | undefined;
}) {
  const { t } = usePage();
  const clean = harmless(text);
  if (clean.length <= SHOWN_AT_ONCE) {
    return (
      <p class="foreign lines" lang={lang} dir="auto">
        {clean}
      </p>
    );
  }
  const end = clean.lastIndexOf(" ", SHOWN_AT_ONCE);
  const beginning = harmless(clean.slice(0, end > SHOWN_AT_ONCE / 2 ? end : SHOWN_AT_ONCE));
  return (
    <div class="foreign lines" lang={lang} dir="auto">
      <p>{beginning} …</p>
      <Details summary={t(words.allText)}>
        <p>{clean}</p>
      </Details>
    </div>
  );
}

/** A text of somebody else in the page's language; in another one, and saying so, where that is missing. */
export function ForeignText({
  text,
  long = false,
}: {
  readonly text: Text3;
  readonly long?: boolean | undefined;
}) {
  const { language } = usePage();
  const said = [language, ...LANGUAGES].find((one) => text[one].trim() !== "") ?? language;
  const lang = said === language ? undefined : said;
  return long ? (
    <LongForeign text={text[said]} lang={lang} />
  ) : (
    <Foreign text={text[said]} lang={lang} />
  );
}
