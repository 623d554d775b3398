import type { Instant, Text3 } from "@kelisim/core";
import { Empty } from "../../../components/empty.tsx";
import { Foreign, ForeignText } from "../../../components/foreign.tsx";
import { Tag, type TagTone } from "../../../components/tag.tsx";
import { Timeline } from "../../../components/timeline.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import type { NamedParty } from "../shown.ts";
import { happened, home } from "./home-messages.ts";

/** Something that happened to her data or because of what she did. */
export type Happening = {
  readonly at: Instant;
  readonly what: keyof typeof happened;
  readonly party: NamedParty;
  /** What it was about, in a word or two. */
  readonly about: Text3 | undefined;
  /** Where more is said. */
  readonly to: string;
};

const TONES: Partial<Record<Happening["what"], readonly [TagTone, "permit" | "deny" | "overdue"]>> =
  {
    permitted: ["neutral", "permit"],
    denied: ["late", "deny"],
    late: ["late", "overdue"],
  };

/** What happened lately, the newest first. */
export function Happenings({ items }: { readonly items: readonly Happening[] }) {
  const { t, language } = usePage();
  if (items.length === 0) return <Empty>{t(home.noneLately)}</Empty>;
  return (
    <>
      <Timeline
        items={items.map(({ at, what, party, about, to }) => {
          const tone = TONES[what];
          return {
            at,
            title: (
              <a href={to}>
                {party.name === undefined ? (
                  <Foreign text={party.bin} />
                ) : (
                  <ForeignText text={party.name} />
                )}
              </a>
            ),
            tag: tone && <Tag tone={tone[0]}>{t(terms[tone[1]])}</Tag>,
            children: (
              <p>
                {t(happened[what])}
                {about !== undefined && (
                  <>
                    {": "}
                    <Foreign text={about[language]} />
                  </>
                )}
              </p>
            ),
          };
        })}
      />
      <p>
        <a href="/me/accesses">{t(home.allAccesses)}</a>
      </p>
    </>
  );
}
