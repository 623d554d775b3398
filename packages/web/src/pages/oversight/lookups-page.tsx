import type { Instant, Text3 } from "@kelisim/core";
import { Foreign } from "../../components/foreign.tsx";
import { Pager } from "../../components/pager.tsx";
import { Table } from "../../components/table.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import type { MessageValues } from "../../i18n/translate.ts";
import { usePage } from "../../page/page-context.ts";
import { lookupWords, recordWords } from "./record-messages.ts";

/** One look, in words. */
export type ShownLookup = {
  readonly at: Instant;
  readonly page: Text3;
  readonly values: MessageValues;
  /** Names and values as they were chosen. */
  readonly filters: readonly { readonly label: Text3; readonly value: string }[];
  readonly reason: string | undefined;
  readonly rows: number;
  readonly sha256: string | undefined;
};

/** What an analyst has looked at. */
export function OversightLookupsPage({
  lookups,
  next,
  first,
}: {
  readonly lookups: readonly ShownLookup[];
  readonly next: string | undefined;
  readonly first: string | undefined;
}) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(lookupWords.title)}</Title>
      <p class="lead">{t(lookupWords.lead)}</p>
      <Table
        caption={t(lookupWords.title)}
        empty={t(lookupWords.empty)}
        columns={[
          { label: t(recordWords.when) },
          { label: t(lookupWords.page) },
          { label: t(recordWords.reason) },
          { label: t(lookupWords.rows), numeric: true },
          { label: t(lookupWords.hash) },
        ]}
        rows={lookups.map(({ at, page, values, filters, reason, rows, sha256 }) => [
          <Instantly at={at} />,
          <>
            {t(page, values)}
            {filters.map(({ label, value }) => (
              <span key={value} class="hint">
                <br />
                {t(label)}: {value}
              </span>
            ))}
          </>,
          reason === undefined ? "–" : <Foreign text={reason} />,
          String(rows),
          sha256 === undefined ? t(lookupWords.noHash) : <code>{sha256}</code>,
        ])}
      />
      <Pager next={next} first={first} />
    </>
  );
}
