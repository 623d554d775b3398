import type { LawSource } from "@kelisim/core";
import { LawRef } from "../../../components/law-ref.tsx";
import { Section } from "../../../components/section.tsx";
import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { help } from "./help-messages.ts";

type Topic = {
  readonly title: keyof typeof help;
  readonly text: keyof typeof help;
  readonly sources: readonly LawSource[];
};

const law = (article: string, part?: string): LawSource =>
  part === undefined ? { act: "94-V", article } : { act: "94-V", article, part };

const TOPICS: readonly Topic[] = [
  { title: "code", text: "codeText", sources: [] },
  {
    title: "consent",
    text: "consentText",
    sources: [law("7", "8"), { act: "395/НҚ", article: "6", part: "1" }],
  },
  { title: "withdraw", text: "withdrawText", sources: [law("8", "7")] },
  { title: "denied", text: "deniedText", sources: [law("7")] },
  { title: "byLaw", text: "byLawText", sources: [law("9")] },
  { title: "object", text: "objectText", sources: [law("19-1", "1"), law("19-1", "3")] },
  { title: "ask", text: "askText", sources: [law("24", "1"), law("25", "2")] },
  { title: "complain", text: "complainText", sources: [law("19-1", "3")] },
  { title: "notMe", text: "notMeText", sources: [] },
  { title: "days", text: "daysText", sources: [] },
  { title: "representative", text: "representativeText", sources: [law("8", "7")] },
];

/** What each thing means, with the norm behind it. */
export function HelpPage() {
  const { t } = usePage();
  return (
    <>
      <Title>{t(help.title)}</Title>
      <p class="lead">{t(help.lead)}</p>
      {TOPICS.map(({ title, text, sources }) => (
        <Section key={title} title={t(help[title])}>
          <p>{t(help[text])}</p>
          <p class="hint">
            {sources.length === 0 ? (
              t(help.ours)
            ) : (
              <>
                {t(help.norm)}
                {": "}
                {sources.map((source, index) => (
                  <>
                    {index > 0 && "; "}
                    <LawRef key={index} source={source} />
                  </>
                ))}
              </>
            )}
          </p>
        </Section>
      ))}
    </>
  );
}
