import { formatInstant, type Text3 } from "@kelisim/core";
import type { Hold, ListedMonth, MonthDropped, VerifiedMonth } from "@kelisim/store";
import type { Terminal } from "./terminal.ts";

const OPEN: Text3 = { kk: "ашық", ru: "открыт", en: "open" };
const about = (isEstimate: boolean, rows: number): string => `${isEstimate ? "~" : ""}${rows}`;

const rowsOf = (count: string, bytes: number): Text3 => ({
  kk: `жазба: ${count}, байт: ${bytes}`,
  ru: `строк: ${count}, байт: ${bytes}`,
  en: `rows: ${count}, bytes: ${bytes}`,
});
const sealedOn = (at: string): Text3 => ({
  kk: `жабылған күні: ${at}`,
  ru: `закрыт ${at}`,
  en: `sealed ${at}`,
});
const dropFrom = (month: string): Text3 => ({
  kk: `${month} айынан бастап жоюға болады`,
  ru: `можно удалить с ${month}`,
  en: `may be dropped from ${month}`,
});
const droppedOn = (at: string): Text3 => ({
  kk: `жойылған күні: ${at}`,
  ru: `удалён ${at}`,
  en: `dropped ${at}`,
});
const heldBy = (holds: number): Text3 => ({
  kk: `жоюға салынған тыйым саны: ${holds}`,
  ru: `запретов на удаление: ${holds}`,
  en: `holds: ${holds}`,
});

const dayOf = (at: ListedMonth["month"] | Hold["placedAt"]): string =>
  "name" in at ? at.name : formatInstant(at).slice(0, 10);

/** One line for a month. */
export function monthLine(terminal: Terminal, listed: ListedMonth): string {
  const { month, rows, isEstimate, bytes, seal, holds, mayBeDroppedFrom } = listed;
  const dropped = seal?.dropped;
  const parts = [
    terminal.in(rowsOf(about(isEstimate, rows), bytes)),
    terminal.in(seal === undefined ? OPEN : sealedOn(dayOf(seal.sealedAt))),
    terminal.in(
      dropped === undefined ? dropFrom(mayBeDroppedFrom.name) : droppedOn(dayOf(dropped.at)),
    ),
    ...(holds.length === 0 ? [] : [terminal.in(heldBy(holds.length))]),
  ];
  return `${month.name}  ${parts.join("; ")}`;
}

/** The same for programs. */
export const monthView = (listed: ListedMonth): object => {
  const { month, rows, isEstimate, bytes, seal, holds, mayBeDroppedFrom } = listed;
  return {
    month: month.name,
    ...{ rows, rows_estimated: isEstimate, bytes },
    sealed_at: seal && formatInstant(seal.sealedAt),
    sha256: seal && Buffer.from(seal.digest).toString("hex"),
    dropped_at: seal?.dropped && formatInstant(seal.dropped.at),
    may_be_dropped_from: mayBeDroppedFrom.name,
    holds: holds.map(({ id }) => id),
  };
};

const STATES: Readonly<Record<VerifiedMonth["state"], Text3>> = {
  same: { kk: "өзгермеген", ru: "не изменён", en: "unchanged" },
  differs: {
    kk: "ӨЗГЕРГЕН: жазбалары жабылғандағыдай емес",
    ru: "ИЗМЕНЁН: строки не те, что были при закрытии",
    en: "CHANGED: its rows are not those that were sealed",
  },
  "unknown-form": {
    kk: "басқа нұсқа жапқан, бұл нұсқа тексере алмайды",
    ru: "закрыт другой версией, эта проверить не может",
    en: "sealed by another release; this one cannot verify it",
  },
};

/** How a month stands to its seal. */
export const verifiedLine = (terminal: Terminal, done: VerifiedMonth): string =>
  `${done.month.name}  ${terminal.in(STATES[done.state])} (${done.rows}/${done.sealedRows})`;

const OUTCOMES: Readonly<Record<MonthDropped["outcome"], Text3>> = {
  dropped: { kk: "жойылды", ru: "удалён", en: "dropped" },
  held: {
    kk: "тұтас сақталды: жоюға тыйым салынған",
    ru: "сохранён целиком: действует запрет на удаление",
    en: "kept whole: a hold stands",
  },
  differs: {
    kk: "жойылмады: жазбалары жабылғандағыдай емес",
    ru: "не удалён: строки не те, что были при закрытии",
    en: "not dropped: its rows are not those that were sealed",
  },
  busy: {
    kk: "жойылмады: журнал бос емес, кейінірек қайталаңыз",
    ru: "не удалён: журнал занят, повторите позже",
    en: "not dropped: the log is in use, try again later",
  },
  "not-yet": {
    kk: "жойылмады: сақтау мерзімі әлі өткен жоқ",
    ru: "не удалён: срок хранения ещё не вышел",
    en: "not dropped: its term has not ended",
  },
};

const counted = ({ dropped, kept }: MonthDropped): Text3 => ({
  kk: `жойылған жазба: ${dropped}, қалғаны: ${kept}`,
  ru: `удалено строк: ${dropped}, осталось: ${kept}`,
  en: `rows dropped: ${dropped}, kept: ${kept}`,
});

/** What came of a month. */
export function droppedLine(terminal: Terminal, done: MonthDropped): string {
  const rows = done.outcome === "dropped" ? `; ${terminal.in(counted(done))}` : "";
  return `${done.month.name}  ${terminal.in(OUTCOMES[done.outcome])}${rows}`;
}

/** The same for programs. */
export const droppedView = ({ month, outcome, dropped, kept }: MonthDropped): object => ({
  month: month.name,
  ...{ outcome, dropped, kept },
});

/** A hold in one line. */
export function holdLine(hold: Hold): string {
  const { id, scope, partyId, from, to, orderedBy, reason, reference } = hold;
  const range = `${from?.name ?? "…"}–${to?.name ?? "…"}`;
  const until = hold.releasedAt === undefined ? "" : ` → ${dayOf(hold.releasedAt)}`;
  const what = [scope, ...(partyId === undefined ? [] : [partyId])].join(" ");
  const why = [orderedBy, reason, ...(reference === undefined ? [] : [reference])].join(", ");
  return `${id}  ${what}; ${range}; ${why}; ${dayOf(hold.placedAt)}${until}`;
}

/** The same for programs; of a person it says only that there is one. */
export const holdView = (hold: Hold): object => ({
  ...{ id: hold.id, scope: hold.scope, party_id: hold.partyId },
  ...{ from: hold.from?.name, to: hold.to?.name },
  ...{ ordered_by: hold.orderedBy, reason: hold.reason, reference: hold.reference },
  placed_at: formatInstant(hold.placedAt),
  released_at: hold.releasedAt && formatInstant(hold.releasedAt),
});
