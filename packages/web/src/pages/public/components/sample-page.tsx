import { LANGUAGES } from "@kelisim/core";
import type { ComponentChildren, ComponentType } from "preact";
import { translator } from "../../../i18n/translate.ts";
import { Page, usePage } from "../../../page/page-context.ts";

/** One sample in each language, whatever the language of the page is. */
export function InThreeLanguages({
  title,
  names,
  Sample,
}: {
  readonly title: string;
  /** Names in the code. */
  readonly names: string;
  readonly Sample: ComponentType;
}) {
  return (
    <section>
      <h2>{title}</h2>
      <p class="hint">
        <code lang="en" translate={false}>
          {names}
        </code>
      </p>
      {LANGUAGES.map((language) => (
        <InLanguage key={language} language={language}>
          <Sample />
        </InLanguage>
      ))}
    </section>
  );
}

function InLanguage({
  language,
  children,
}: {
  readonly language: (typeof LANGUAGES)[number];
  readonly children: ComponentChildren;
}) {
  const page = usePage();
  return (
    <Page.Provider value={{ ...page, language, t: translator(language), kept: undefined }}>
      <div lang={language} class="sample">
        {children}
      </div>
    </Page.Provider>
  );
}
