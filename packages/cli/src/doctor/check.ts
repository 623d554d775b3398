import type { Instant, Text3 } from "@kelisim/core";
import type { Config } from "@kelisim/server";
import type { Db } from "@kelisim/store";

export type Level = "ok" | "warning" | "failed";

/** What a check found, and what to do about it. Never a secret and nothing about a person. */
export type Finding = { readonly level: Level; readonly found: Text3; readonly todo?: Text3 };

export const fine = (found: Text3): Finding => ({ level: "ok", found });
export const warning = (found: Text3, todo: Text3): Finding => ({ level: "warning", found, todo });
export const failed = (found: Text3, todo: Text3): Finding => ({ level: "failed", found, todo });

/** What every check may look at. */
export type Machine = { readonly now: () => Instant };
/** The settings could be read. */
export type Configured = Machine & { readonly config: Config };
/**
 * The database answered. `query` runs as the application's role; `asOwner` runs as the login of
 * `DATABASE_URL`, whatever that may do.
 */
export type Connected = Configured & { readonly db: Db };

type Findings = Finding | readonly Finding[];
type Runs<At> = (at: At) => Findings | Promise<Findings>;

/**
 * One line of the report. `needs` says how much must be there for it to run: `tables` means that
 * the database has the tables of this release. No finding: it does not apply here.
 */
export type Check = { readonly id: string; readonly title: Text3 } & (
  | { readonly needs: "machine"; readonly run: Runs<Machine> }
  | { readonly needs: "settings"; readonly run: Runs<Configured> }
  | { readonly needs: "database" | "tables"; readonly run: Runs<Connected> }
);
