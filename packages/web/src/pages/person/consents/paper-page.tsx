import { BackLink } from "../../../components/back-link.tsx";
import { CategoryName } from "../../../components/category-list.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { MatchingWord } from "../../../components/matching-word.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import { AutomatedPart, LineSummary } from "./line-summary.tsx";
import type { ShownLine, ShownNotice } from "./line-facts.ts";
import { lineWords } from "./line-messages.ts";
import { paperWords as words } from "./paper-messages.ts";
import { questionWords } from "./question-messages.ts";

/** A QR code as the outline of its black squares. */
export type ShownQr = { readonly size: number; readonly path: string };

export type PaperPageProps = {
  readonly line: ShownLine;
  readonly requestPath: string;
  readonly matchingWord: string;
  readonly notice: ShownNotice;
  readonly qr: ShownQr;
};

function Qr({ qr }: { readonly qr: ShownQr }) {
  const { t } = usePage();
  return (
    <figure class="qr">
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width="180"
        height="180"
        role="img"
        aria-label={t(words.qr)}
        shape-rendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <figcaption>{t(words.qrHelp)}</figcaption>
    </figure>
  );
}

const box = (
  <span class="box" aria-hidden="true">
    ☐
  </span>
);

/** A form to print, fill in by hand and take to a desk; nothing on it is filled in or ticked. */
export function PaperPage(props: PaperPageProps) {
  const { t, language } = usePage();
  const { line, requestPath, matchingWord, notice, qr } = props;
  const blanks = [words.name, words.iin, words.day, words.signature];
  return (
    <div class="paper">
      <BackLink to={requestPath} />
      <Title caption={t(questionWords.windowTitle)}>{t(words.title)}</Title>
      <div class="no-print">
        <p>{t(words.help)}</p>
        <p>{t(words.print)}</p>
      </div>
      <p>{t(words.deskOnly)}</p>
      <Qr qr={qr} />
      <MatchingWord word={matchingWord} />
      <LineSummary line={line} open />
      <AutomatedPart automated={line.automated} />
      {line.optional.length > 0 && (
        <section>
          <h2>{t(words.options)}</h2>
          <ul class="blanks">
            {line.optional.map((category) => (
              <li key={category.code}>
                {box} <CategoryName category={category} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t(words.answer)}</h2>
        <ul class="blanks">
          <li>
            {box} {t(terms.yesGrant)}
          </li>
          <li>
            {box} {t(terms.noRefuse)}
          </li>
        </ul>
        <ul class="blanks">
          {blanks.map((label) => (
            <li key={label.en}>{t(label)}: ________________________</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t(lineWords.notice)}</h2>
        <div class="foreign lines" dir="auto">
          <p>{harmless(notice.text[language])}</p>
        </div>
        <p>
          {t(lineWords.noticeVersion)}: {notice.version}. {t(lineWords.hash)}:{" "}
          <code lang="en">{notice.hash}</code>
        </p>
        <p>
          <ForeignText text={line.party.name} />
        </p>
      </section>
    </div>
  );
}
