import { BarChart } from "../../components/bar-chart.tsx";
import { ForeignText, Foreign } from "../../components/foreign.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Table } from "../../components/table.tsx";
import { Day, Instantly } from "../../components/time.tsx";
import { dayText } from "../../i18n/dates.ts";
import { LOCALES } from "../../i18n/translate.ts";
import { usePage } from "../../page/page-context.ts";
import { columnWords, figureWords } from "./figure-messages.ts";
import type { ShownCell, ShownFigure, ShownRow, ShownTable } from "./shown-table.ts";

/** A figure in words: also that there is more than may be said. */
export function Figure({ count, hasFew }: ShownFigure) {
  const { t, language } = usePage();
  const number = count.toLocaleString(LOCALES[language]);
  if (!hasFew) return <>{number}</>;
  return <>{count === 0 ? t(figureWords.few) : t(figureWords.atLeast, { n: number })}</>;
}

function Cell({ cell }: { readonly cell: ShownCell }) {
  switch (cell.kind) {
    case "text":
      return <ForeignText text={cell.text} />;
    case "foreign":
      return <Foreign text={cell.text} />;
    case "party":
      return <PartyName name={cell.name ?? figureWords.unknownParty} bin={cell.bin} />;
    case "day":
      return <Day day={cell.day} />;
    case "instant":
      return <Instantly at={cell.at} />;
    case "figure":
      return <Figure {...cell} />;
  }
}

const figureIn = ({ cells }: ShownRow): ShownFigure | undefined =>
  cells.find((cell) => cell.kind === "figure");

function Bar({ part }: { readonly part: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.round(100 * part)} height="6" />
    </svg>
  );
}

/** The days as columns, with the same figures in a table below. */
function DayChart({ table }: { readonly table: ShownTable }) {
  const { t, language } = usePage();
  const bars = table.rows.flatMap((row) => {
    const [first] = row.cells;
    const figure = figureIn(row);
    if (first?.kind !== "day" || figure === undefined) return [];
    const value = figure.count === 0 && figure.hasFew ? undefined : figure.count;
    return [{ label: dayText(first.day, language), value }];
  });
  return (
    <BarChart
      caption={t(table.caption)}
      bars={bars}
      unit={table.columns.at(-1)?.label ?? columnWords.accesses}
      what={t(columnWords.day)}
      hidden={t(figureWords.few)}
      empty={t(table.empty)}
    />
  );
}

/** A table of figures with its chart: a bar beside each figure, or the days in a row. */
export function FigureTable({ table }: { readonly table: ShownTable }) {
  const { t } = usePage();
  if (table.chart === "days" && table.rows.length > 0) return <DayChart table={table} />;
  const most = Math.max(1, ...table.rows.map((row) => figureIn(row)?.count ?? 0));
  const hasRecords = table.rows.some(({ records }) => records !== undefined);
  const columns = table.columns.map(({ label }, index) => ({
    label: t(label),
    numeric: table.rows.some(({ cells }) => cells[index]?.kind === "figure"),
  }));
  return (
    <div class="chart">
      <Table
        caption={t(table.caption)}
        columns={hasRecords ? [...columns, { label: t(figureWords.records) }] : columns}
        empty={t(table.empty)}
        rows={table.rows.map((row) => [
          ...row.cells.map((cell) => (
            <>
              <Cell cell={cell} />
              {table.chart === "bars" && cell.kind === "figure" && <Bar part={cell.count / most} />}
            </>
          )),
          ...(hasRecords
            ? [
                row.records === undefined ? null : (
                  <a href={row.records}>{t(figureWords.records)}</a>
                ),
              ]
            : []),
        ])}
      />
    </div>
  );
}
