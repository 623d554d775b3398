import { REGISTRY_OPERATIONS } from "./registry-operations.ts";
import { CONSENT_OPERATIONS } from "./consent-operations.ts";
import { BULK_OPERATIONS } from "./bulk-operations.ts";
import { PEOPLE_OPERATIONS } from "./people-operations.ts";
import { ACCESS_OPERATIONS } from "./access-operations.ts";
import { DUTIES_OPERATIONS } from "./duties-operations.ts";
import { RIGHTS_OPERATIONS } from "./rights-operations.ts";
import { LAW_OPERATIONS } from "./law-operations.ts";
import { LOG_OPERATIONS } from "./log-operations.ts";
import { SERVICE_OPERATIONS } from "./service-operations.ts";
import { WEBHOOK_OPERATIONS } from "./webhook-operations.ts";
import { AUTOMATED_OPERATIONS } from "./automated-operations.ts";
import { OVERSIGHT_OPERATIONS } from "./oversight-operations.ts";
import { ERASURE_OPERATIONS } from "./erasure-operations.ts";
import type { Operation } from "./operation.ts";

/** Every call of the contract. A key that carries one of an operation's scopes may make it. */
export const OPERATIONS = [
  ...REGISTRY_OPERATIONS,
  ...CONSENT_OPERATIONS,
  ...BULK_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...ACCESS_OPERATIONS,
  ...DUTIES_OPERATIONS,
  ...RIGHTS_OPERATIONS,
  ...AUTOMATED_OPERATIONS,
  ...OVERSIGHT_OPERATIONS,
  ...ERASURE_OPERATIONS,
  ...LAW_OPERATIONS,
  ...LOG_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...SERVICE_OPERATIONS,
] as const;

/** The id of one operation, in kebab case. */
export type OperationId = (typeof OPERATIONS)[number]["id"];

const BY_ID: ReadonlyMap<string, Operation> = new Map(OPERATIONS.map((call) => [call.id, call]));

/** The operation of an id. @throws Error never for a typed id */
export function operation(id: OperationId): Operation {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`no such operation: ${id}`);
  return found;
}

/** Whether a call speaks AuthZEN: unknown members are ignored, and faults of the request are 400. */
export const isAuthzen = (id: OperationId): boolean => operation(id).path.startsWith("/access/v1/");
