import { ACCESS_PROBLEMS } from "./access-problems.ts";
import { AUTH_PROBLEMS } from "./auth-problems.ts";
import { AUTOMATED_PROBLEMS } from "./automated-problems.ts";
import { CONSENT_PROBLEMS } from "./consent-problems.ts";
import { DUTY_PROBLEMS } from "./duty-problems.ts";
import type { ProblemEntry } from "./entry.ts";
import { ERASURE_PROBLEMS } from "./erasure-problems.ts";
import { GROUND_PROBLEMS } from "./ground-problems.ts";
import { IMPORT_PROBLEMS } from "./import-problems.ts";
import { PEOPLE_PROBLEMS } from "./people-problems.ts";
import { REGISTRY_PROBLEMS } from "./registry-problems.ts";
import { REQUEST_PROBLEMS } from "./request-problems.ts";
import { RIGHTS_PROBLEMS } from "./rights-problems.ts";
import { SERVICE_PROBLEMS } from "./service-problems.ts";
import { SIGNATURE_PROBLEMS } from "./signature-problems.ts";
import { WEBHOOK_PROBLEMS } from "./webhook-problems.ts";

const ALL = {
  ...REQUEST_PROBLEMS,
  ...AUTH_PROBLEMS,
  ...REGISTRY_PROBLEMS,
  ...GROUND_PROBLEMS,
  ...CONSENT_PROBLEMS,
  ...SIGNATURE_PROBLEMS,
  ...IMPORT_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...ACCESS_PROBLEMS,
  ...DUTY_PROBLEMS,
  ...AUTOMATED_PROBLEMS,
  ...RIGHTS_PROBLEMS,
  ...ERASURE_PROBLEMS,
  ...WEBHOOK_PROBLEMS,
  ...SERVICE_PROBLEMS,
};

/** Every `code` that a problem of this service can carry. */
export type ProblemCode = keyof typeof ALL;

/** What each code means: status, what is wrong, what to do next. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemEntry>> = ALL;

/** Every code, in the order of the table. */
export const PROBLEM_CODES = Object.keys(ALL) as readonly ProblemCode[];
