import {
  BUILT_IN_CALENDAR,
  yearOf,
  type Deadline,
  type DeadlineDay,
  type LegalDay,
  type Text3,
} from "@kelisim/core";
import type { Terminal } from "../output/terminal.ts";

const DUE: Text3 = { kk: "Соңғы күні", ru: "Последний день", en: "Last day" };
const RECEIVED: Text3 = { kk: "Алынған күні", ru: "День получения", en: "Day of receipt" };
const TERM: Text3 = { kk: "Мерзімі, жұмыс күні", ru: "Срок, рабочих дней", en: "Working days" };

const projected = (years: string): Text3 => ({
  kk: `* Бұл жылдың күнтізбесі болжам бойынша алынды: ${years}. Үкімет күндерді ауыстыруы мүмкін, ресми күнтізбе шыққанда қайта санаңыз.`,
  ru: `* Календарь этого года взят по прогнозу: ${years}. Правительство может перенести дни; пересчитайте, когда выйдет официальный календарь.`,
  en: `* The calendar of this year is a projection: ${years}. The Government may move days; count again when the official one is out.`,
});

const isProjected = ({ date }: DeadlineDay): boolean =>
  BUILT_IN_CALENDAR.years.get(yearOf(date))?.official === false;

function dayLine(terminal: Terminal, day: DeadlineDay): string {
  const number = day.counted === null ? "–" : String(day.counted);
  const mark = isProjected(day) ? "*" : " ";
  const line = `  ${day.date}${mark} ${number.padStart(3)}  ${terminal.in(day.why)}`;
  return day.counted === null ? terminal.style("dim", line) : line;
}

/** A deadline for people: the last day first, then every day with its number and its reason. */
export function deadlineLines(
  terminal: Terminal,
  receivedOn: LegalDay,
  workingDays: number,
  found: Deadline,
): readonly string[] {
  const years = new Set(found.explanation.filter(isProjected).map(({ date }) => yearOf(date)));
  return [
    terminal.style("bold", `${terminal.in(DUE)}: ${found.dueOn}`),
    `${terminal.in(RECEIVED)}: ${receivedOn}`,
    `${terminal.in(TERM)}: ${workingDays}`,
    "",
    ...found.explanation.map((day) => dayLine(terminal, day)),
    ...(years.size === 0 ? [] : ["", terminal.in(projected([...years].join(", ")))]),
  ];
}
