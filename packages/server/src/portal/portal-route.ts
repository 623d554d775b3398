import type { PageAnswer } from "./page-answer.ts";
import type { Form, PersonVisit, SignedInVisit, StaffRole, StaffVisit, Visit } from "./visit.ts";

type Handlers<V extends Visit> = {
  /** As Fastify writes paths: `/consents/:id`. Never with a person's number. */
  readonly path: string;
  /** Changes nothing. */
  readonly get?: (visit: V) => Promise<PageAnswer>;
  /** Takes a form whose token is right; answers with a redirect, or with the form and its faults. */
  readonly post?: (visit: V, form: Form) => Promise<PageAnswer>;
};

/** A page of the portal and who may see it; everybody else is sent to the sign-in, or told what to do. */
export type PortalRoute =
  | ({ readonly for: "anyone" } & Handlers<Visit>)
  /** Signed in, as whom does not matter. */
  | ({ readonly for: "signed-in" } & Handlers<SignedInVisit>)
  | ({ readonly for: "person" } & Handlers<PersonVisit>)
  | ({ readonly for: readonly StaffRole[] } & Handlers<StaffVisit>);

export const forAnyone = (handlers: Handlers<Visit>): PortalRoute => ({
  for: "anyone",
  ...handlers,
});

export const forSignedIn = (handlers: Handlers<SignedInVisit>): PortalRoute => ({
  for: "signed-in",
  ...handlers,
});

export const forPerson = (handlers: Handlers<PersonVisit>): PortalRoute => ({
  for: "person",
  ...handlers,
});

export const forStaff = (
  roles: readonly StaffRole[],
  handlers: Handlers<StaffVisit>,
): PortalRoute => ({ for: roles, ...handlers });
