import type { GroundDeferral, LegalGroundRef, Purpose } from "@kelisim/core";
import { recordFrom } from "../registry/registry-row.ts";
import { entryFrom, type AccessLogEntry, type LogRow } from "./log-row.ts";

/** An access to a person's data, or an attempt at one, as she may see it. */
export type PersonAccess = {
  readonly entry: AccessLogEntry;
  /** As it read then; `undefined` where the question named none that there was. */
  readonly purpose: Purpose | undefined;
  /** What permitted it without her consent. */
  readonly ground: LegalGroundRef | undefined;
  /** The act that had put off telling her of it. */
  readonly deferral: GroundDeferral | undefined;
};

/** The ground that a stored purpose declares. */
export const groundIn = (body: string): LegalGroundRef | undefined =>
  recordFrom<Purpose>({ body }).declared.legal_ground;

/** A row of the log beside the purpose of its version. */
export type PersonAccessRow = LogRow & { purpose_body: string | null };

export function accessFrom(row: PersonAccessRow): PersonAccess {
  const entry = entryFrom(row);
  const body = row.purpose_body;
  const purpose = body === null ? undefined : recordFrom<Purpose>({ body });
  const ref = purpose?.declared.legal_ground;
  return {
    entry,
    purpose,
    ground: entry.reason === "legal-ground" ? ref : undefined,
    deferral: entry.deferred ? ref?.deferral : undefined,
  };
}
