import type { Text3 } from "@kelisim/core";
import { systemClock } from "@kelisim/server";
import {
  dropMonths,
  listMonths,
  parseMonth,
  recordCommand,
  sealMonths,
  verifyMonths,
  type ListedMonth,
  type LogMonth,
  type MonthDropped,
  type MonthsSealed,
  type VerifiedMonth,
} from "@kelisim/store";
import { usageFailure } from "../failure.ts";
import { onExistingStore } from "./keys.ts";
import { configOfExisting } from "./meant-store.ts";

type Flags = { readonly data?: string };

const badMonth = (text: string): Text3 => ({
  kk: `«${text}» деген ай жоқ. Айды ЖЖЖЖ-АА түрінде жазыңыз, мысалы: 2026-07`,
  ru: `Месяца «${text}» нет. Запишите его в виде ГГГГ-ММ, например: 2026-07`,
  en: `There is no month “${text}”. Write it as YYYY-MM, for example: 2026-07`,
});

/** @throws CliFailure */
export function readMonth(text: string): LogMonth {
  const month = parseMonth(text);
  if (month === undefined) throw usageFailure(badMonth(text));
  return month;
}

const keepMonths = (flags: Flags): number => configOfExisting(flags).accessLogRetentionMonths;

/** @throws CliFailure */
export const listLogMonths = (flags: Flags): Promise<ListedMonth[]> =>
  onExistingStore(flags, "kelisim months list", ({ db }) => listMonths(db, keepMonths(flags)));

/** @throws CliFailure */
export const sealLogMonths = (flags: Flags): Promise<MonthsSealed> =>
  onExistingStore(flags, "kelisim months seal", ({ db }) => sealMonths(db, systemClock.now()));

/** @throws CliFailure */
export const verifyLogMonths = (
  flags: Flags,
  only: string | undefined,
  onDone: (done: VerifiedMonth) => void,
): Promise<VerifiedMonth[]> =>
  onExistingStore(flags, "kelisim months verify", ({ db }) =>
    verifyMonths(db, only === undefined ? undefined : [readMonth(only).name], onDone),
  );

/** Drops what may be dropped, and leaves a record of each month. @throws CliFailure */
export const dropLogMonths = (flags: Flags, only: string | undefined): Promise<MonthDropped[]> =>
  onExistingStore(flags, "kelisim months drop", async ({ db }) => {
    const now = systemClock.now();
    const month = only === undefined ? undefined : readMonth(only).name;
    const done = await dropMonths(db, { now, keepMonths: keepMonths(flags), only: month });
    for (const each of done) {
      await recordCommand(db, {
        ...{ at: now, partyId: undefined, keyId: undefined },
        command: `drop-month ${each.month.name}`,
        outcome: each.outcome,
      });
    }
    return done;
  });
