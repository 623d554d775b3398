import { addDays, legalDayOf, type LegalDay } from "@kelisim/core";
import { logRows, type LoggedRow } from "../../../store/test/support/log-rows.ts";
import type { StaffRoleName } from "@kelisim/store";
import { newIin } from "./fictitious-numbers.ts";
import { onPartyConsole, type PartyConsole } from "./party-console.ts";
import type { PortalClient } from "./portal.ts";
import { register, type Member } from "./world.ts";

/** A world with an authorised body in it. */
export type BodyConsole = Omit<PartyConsole, "as"> & {
  readonly as: (role: StaffRoleName, party?: Member, iin?: string) => Promise<PortalClient>;
  readonly body: Member;
  /** An analyst of the body, new unless her number is given. */
  readonly analyst: (iin?: string) => Promise<PortalClient>;
  readonly yesterday: () => LegalDay;
  /** Denials of the bank, a row for each person, so many days ago. */
  readonly denied: (daysAgo: number, persons: number, more?: Partial<LoggedRow>) => Promise<void>;
};

/** Declares tests of the authorised body's console. */
export function onBodyConsole(subject: string, declare: (of: () => Promise<BodyConsole>) => void) {
  onPartyConsole(subject, (of) => {
    let opened: Promise<BodyConsole> | undefined;
    const open = async (): Promise<BodyConsole> => {
      const console = of();
      const name = { kk: "Уәкілетті орган", ru: "Уполномоченный орган", en: "Authorised body" };
      const body = await register(
        console.world.admin,
        { name, roles: ["authorised-body"], sector: "state" },
        ["oversight:read"],
      );
      const yesterday = (): LegalDay => addDays(legalDayOf(console.clock.now()), -1);
      return {
        ...{ ...console, body, yesterday },
        as: (...who) => console.as(...who),
        analyst: (iin = newIin()) => console.as("analyst", body, iin),
        denied: (daysAgo, persons, more = {}) =>
          logRows(
            console.service.store,
            Array.from({ length: persons }, (_none, person) => ({
              ...{ day: addDays(yesterday(), 1 - daysAgo), person, bin: console.world.bank.bin },
              ...more,
            })),
          ),
      };
    };
    declare(() => (opened ??= open()));
  });
}
