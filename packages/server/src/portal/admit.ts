import { NOT_FOUND_PAGE, redirect, type PageAnswer } from "./page-answer.ts";
import type { PortalRoute } from "./portal-route.ts";
import { homeOf } from "./nav.ts";
import type { Form, PersonVisit, SignedInVisit } from "./visit.ts";
import type { Visitor } from "./visitor.ts";

/** Whether a visitor gets through to a page, and if not, what is shown instead. */
export type Admission =
  | {
      readonly kind: "admitted";
      readonly get: () => Promise<PageAnswer>;
      readonly post: (form: Form) => Promise<PageAnswer>;
    }
  | Extract<PageAnswer, { readonly kind: "redirect" | "not-found" }>;

const nothing = async (): Promise<PageAnswer> => NOT_FOUND_PAGE;

type Take<V> = {
  readonly get?: (visit: V) => Promise<PageAnswer>;
  readonly post?: (visit: V, form: Form) => Promise<PageAnswer>;
};

const through = <V>({ get, post }: Take<V>, visit: V): Admission => ({
  kind: "admitted",
  get: () => (get ?? nothing)(visit),
  post: (form) => (post ?? (async () => NOT_FOUND_PAGE))(visit, form),
});

function personVisit(visit: SignedInVisit): PersonVisit | undefined {
  const { persona, signedIn } = visit;
  switch (persona.kind) {
    case "self":
      return {
        ...{ ...visit, persona },
        subjectId: signedIn.subjectId,
        iin: signedIn.iin,
        actingFor: undefined,
      };
    case "represented":
      return {
        ...{ ...visit, persona },
        subjectId: persona.subjectId,
        iin: persona.iin,
        actingFor: persona.representationId,
      };
    case "staff":
      return undefined;
  }
}

/** Whoever is not signed in is sent to the sign-in and comes back; whoever acts in another role goes to the switch. */
export function admit(route: PortalRoute, { visit, session, persona }: Visitor): Admission {
  if (route.for === "anyone") return through(route, visit);
  const here = `${visit.path}${visit.query.size === 0 ? "" : `?${visit.query}`}`;
  if (session.kind !== "open" || persona === undefined) {
    return redirect(`/sign-in?to=${encodeURIComponent(here)}`);
  }
  const signedInVisit: SignedInVisit = { ...visit, signedIn: session.signedIn, persona };
  if (route.for === "signed-in") return through(route, signedInVisit);
  if (route.for === "person") {
    const own = personVisit(signedInVisit);
    return own === undefined
      ? redirect(`/persona?to=${encodeURIComponent(here)}`)
      : through(route, own);
  }
  if (persona.kind !== "staff") {
    return redirect(`/persona?to=${encodeURIComponent(here)}`);
  }
  // A page of another role is not there for this one: it does not say that it exists.
  if (!route.for.includes(persona.role)) return redirect(homeOf(persona));
  return through(route, { ...signedInVisit, persona });
}
