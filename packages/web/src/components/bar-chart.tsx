import type { Text3 } from "@kelisim/core";
import { usePage } from "../page/page-context.ts";
import { LOCALES } from "../i18n/translate.ts";
import { Details } from "./details.tsx";
import { words } from "./messages.ts";
import { Table } from "./table.tsx";

export type Bar = {
  readonly label: string;
  /** `undefined` for a figure that is not shown because too few people stand behind it. */
  readonly value: number | undefined;
};

type Props = {
  readonly caption: string;
  readonly bars: readonly Bar[];
  /** What is counted, as the heading of the column of figures. */
  readonly unit: Text3;
  /** Heading of the column of labels. */
  readonly what?: string | undefined;
  /** Said for a figure that is not shown. */
  readonly hidden?: string | undefined;
  readonly empty?: string | undefined;
};

const MOST_LINES = 16;

/** Figures as bars, with the figures themselves in a table: beside each bar, or below where there are many. */
export function BarChart(props: Props) {
  const { caption, bars, hidden = "–", empty = "–" } = props;
  const { t, language } = usePage();
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const figure = (value: number | undefined) =>
    value === undefined ? hidden : value.toLocaleString(LOCALES[language]);
  const columns = [{ label: props.what ?? "" }, { label: t(props.unit), numeric: true }];
  if (bars.length <= MOST_LINES) {
    return (
      <div class="chart">
        <Table
          caption={caption}
          columns={columns}
          empty={empty}
          narrow
          rows={bars.map(({ label, value }) => [
            label,
            <>
              {figure(value)}
              <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * (value ?? 0)) / most} height="6" />
              </svg>
            </>,
          ])}
        />
      </div>
    );
  }
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      <svg
        class="columns"
        viewBox={`0 0 ${bars.length} 40`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {bars.map(({ value = 0 }, index) => (
          <rect
            key={index}
            x={index + 0.1}
            width="0.8"
            y={40 - (40 * value) / most}
            height={(40 * value) / most}
          />
        ))}
      </svg>
      <p class="axis" aria-hidden="true">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </p>
      <Details summary={t(words.figures)}>
        <Table
          caption={caption}
          columns={columns}
          empty={empty}
          narrow
          rows={bars.map(({ label, value }) => [label, figure(value)])}
        />
      </Details>
    </figure>
  );
}
