import { AUTOMATED_NOTICE_TERMS } from "@kelisim/core";
import { CategoryList, type ShownCategory } from "../../../components/category-list.tsx";
import { Details } from "../../../components/details.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { SummaryList, type SummaryRow } from "../../../components/summary-list.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import { groupCategories } from "./category-groups.ts";
import type { ShownParty } from "../shown.ts";
import type { ReadIn, ShownLine, ShownNotice } from "./line-facts.ts";
import { lineWords } from "./line-messages.ts";
import { countryName, termText } from "./line-text.ts";

/** As many kinds of data are read at a glance, without headings. */
const FEW = 4;

/** Kinds of data, those that deserve care first; many stand under headings. */
export function GroupedCategories({
  categories,
}: {
  readonly categories: readonly ShownCategory[];
}) {
  const { t } = usePage();
  const groups = groupCategories(categories);
  if (groups.length === 1 || categories.length <= FEW) {
    return <CategoryList categories={groups.flatMap((group) => group.categories)} />;
  }
  return (
    <>
      {groups.map(({ name, categories: of }) => (
        <div key={name.kk}>
          <p class="group">{t(name)}</p>
          <CategoryList categories={of} />
        </div>
      ))}
    </>
  );
}

export function PartyNames({ parties }: { readonly parties: readonly ShownParty[] }) {
  return (
    <ul>
      {parties.map(({ name, bin }) => (
        <li key={bin}>
          <PartyName name={name} bin={bin} />
        </li>
      ))}
    </ul>
  );
}

export function TermWords({ term }: Pick<ShownLine, "term">) {
  const { t, language } = usePage();
  return (
    <>
      {termText(term, t, language).map((sentence) => (
        <p key={sentence}>{harmless(sentence)}</p>
      ))}
    </>
  );
}

/** Why, without saying the same twice. */
function Why({ purpose }: Pick<ShownLine, "purpose">) {
  const { language } = usePage();
  const { name, description } = purpose;
  return (
    <>
      <p>
        <strong>
          <ForeignText text={name} />
        </strong>
      </p>
      {name[language] !== description[language] && <ForeignText text={description} long />}
    </>
  );
}

/** Who else gets the data: one line where nobody does. */
function useOthers({ recipients, countries, published }: ShownLine): readonly SummaryRow[] {
  const { t, language } = usePage();
  if (recipients.length === 0 && countries.length === 0 && !published) {
    return [{ term: t(lineWords.recipients), value: t(lineWords.staysThere) }];
  }
  return [
    {
      term: t(lineWords.recipients),
      value: recipients.length === 0 ? t(lineWords.nobody) : <PartyNames parties={recipients} />,
    },
    {
      term: t(lineWords.abroad),
      value:
        countries.length === 0
          ? t(lineWords.notAbroad)
          : countries.map((code) => countryName(code, language)).join(", "),
    },
    {
      term: t(lineWords.published),
      value: t(published ? lineWords.isPublished : lineWords.notPublished),
    },
  ];
}

function useRows(line: ShownLine): readonly SummaryRow[] {
  const { t } = usePage();
  const { party, onBehalfOf, purpose, required } = line;
  return [
    { term: t(terms.requester), value: <PartyName name={party.name} bin={party.bin} /> },
    ...(onBehalfOf === undefined
      ? []
      : [
          {
            term: t(lineWords.onBehalfOf),
            value: <PartyName name={onBehalfOf.name} bin={onBehalfOf.bin} />,
          },
        ]),
    { term: t(lineWords.why), value: <Why purpose={purpose} /> },
    ...(required.length === 0
      ? []
      : [{ term: t(lineWords.required), value: <GroupedCategories categories={required} /> }]),
    { term: t(lineWords.from), value: <ForeignText text={line.object.name} /> },
    {
      term: t(lineWords.until),
      value: (
        <>
          <TermWords term={line.term} />
          <p>{t(lineWords.repeatedly)}</p>
        </>
      ),
    },
    ...useOthers(line),
  ];
}

/** Everything that is asked for or was given, in the order in which one wants to know it. */
export function LineSummary({
  line,
  open,
}: {
  readonly line: ShownLine;
  /** On paper nothing unfolds. */
  readonly open?: boolean | undefined;
}) {
  const { t, language } = usePage();
  const { owner, operator, storageCountry } = line.object;
  return (
    <>
      <SummaryList rows={useRows(line)} />
      <Details summary={t(lineWords.more)} open={open}>
        <SummaryList
          rows={[
            {
              term: t(lineWords.actions),
              value: (
                <ul>
                  {line.actions.map((action) => (
                    <li key={action}>{t(lineWords[action])}</li>
                  ))}
                </ul>
              ),
            },
            {
              term: t(lineWords.ownerOf),
              value: <PartyName name={owner.name} bin={owner.bin} />,
            },
            {
              term: t(lineWords.operatorOf),
              value: <PartyName name={operator.name} bin={operator.bin} />,
            },
            { term: t(lineWords.storedIn), value: countryName(storageCountry, language) },
          ]}
        />
      </Details>
    </>
  );
}

/** How an automated decision works, what may follow, and what she can do about it. @law 231-VIII 19-1(2) */
export function AutomatedPart({ automated }: Pick<ShownLine, "automated">) {
  const { t } = usePage();
  if (automated === undefined) return null;
  const { affectsRights, procedure, consequences, protection } = automated;
  const parts = { procedure, consequences, protection };
  return (
    <section>
      <h2>{t(lineWords.automatedTitle)}</h2>
      {affectsRights && <p>{t(lineWords.affectsRights)}</p>}
      {(["procedure", "consequences", "protection"] as const).map((part) => (
        <div key={part}>
          <h3>{t(AUTOMATED_NOTICE_TERMS[part])}</h3>
          <ForeignText text={parts[part]} long />
        </div>
      ))}
      <Notice tone="info">
        <p>{t(AUTOMATED_NOTICE_TERMS.objection)}</p>
      </Notice>
    </section>
  );
}

/** The very words that the hash covers, with what names them. */
export function NoticeText({
  notice,
  readIn,
  purposeVersion,
}: {
  readonly notice: ShownNotice;
  readonly readIn: ReadIn;
  readonly purposeVersion: number;
}) {
  const { t, language } = usePage();
  const { text, version, hash } = notice;
  const shown = readIn ?? language;
  return (
    <Details summary={t(lineWords.notice)}>
      <p>{t(lineWords.noticeBound)}</p>
      <div class="foreign lines" lang={shown} dir="auto">
        <p>{harmless(text[shown])}</p>
      </div>
      <SummaryList
        rows={[
          { term: t(lineWords.readIn), value: t(lineWords[shown]) },
          ...(version === undefined
            ? []
            : [{ term: t(lineWords.noticeVersion), value: String(version) }]),
          { term: t(lineWords.purposeVersion), value: String(purposeVersion) },
          { term: t(lineWords.hash), value: <code lang="en">{hash}</code> },
        ]}
      />
    </Details>
  );
}
