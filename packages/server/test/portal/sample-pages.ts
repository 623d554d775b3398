import type { PortalWorld, Who } from "./portal-world.ts";

/** A page that the walk visits in three languages. */
export type SamplePage = {
  readonly area: "public" | "person" | "party" | "oversight" | "admin";
  /** Path and query, made of what the world holds. */
  readonly path: (world: PortalWorld) => string;
  readonly as: Who;
  /** 200 unless set. */
  readonly status?: number;
};

type Path = string | ((world: PortalWorld) => string);

const pagesOf = (area: SamplePage["area"], as: Who, paths: readonly Path[]): SamplePage[] =>
  paths.map((path) => ({ area, as, path: typeof path === "string" ? () => path : path }));

const SIGN_IN_STATUS = {
  ...{ cancelled: 200, expired: 400, failed: 502, away: 503 },
  ...{ "low-level": 403, "no-number": 403 },
};

/** Pages for anybody. */
const PUBLIC: readonly SamplePage[] = [
  ...pagesOf("public", "nobody", [
    "/",
    "/components",
    "/verify",
    "/signed-out",
    "/sign-in/again?to=/me",
  ]),
  ...(["cancelled", "expired", "failed", "low-level", "no-number", "away"] as const).map(
    (why): SamplePage => ({
      ...{ area: "public", as: "nobody" },
      path: () => `/sign-in/problem?why=${why}&to=/me`,
      status: SIGN_IN_STATUS[why],
    }),
  ),
  { area: "public", as: "nobody", path: () => "/no-such-page", status: 404 },
];

/** Answering, receipts, withdrawing and following, of a person and in her place. */
const CONSENTS: readonly SamplePage[] = [
  ...pagesOf("public", "nobody", [({ ids }) => `/answer/${ids.request}`]),
  ...pagesOf("person", "person", [
    ({ ids }) => `/me/requests/${ids.request}`,
    ({ ids }) => `/me/requests/${ids.request}/paper`,
    ({ ids }) => `/me/requests/${ids.refusedRequest}`,
    "/me/consents",
    ({ ids }) => `/me/consents/${ids.consent}?done=given`,
    ({ ids }) => `/me/consents/${ids.consent}/withdraw`,
    ({ ids }) => `/me/consents/${ids.consent}/not-me`,
    ({ ids }) => `/me/consents/${ids.withdrawnConsent}`,
    ({ ids }) => `/me/duties/${ids.overdueDuty}`,
  ]),
  ...pagesOf("person", "parent", [({ ids }) => `/me/requests/${ids.childRequest}`]),
];

/** Pages of a data subject, and of somebody in her place. */
const PERSON: readonly SamplePage[] = [
  ...pagesOf("person", "person", [
    "/me",
    "/me/accesses",
    ({ world }) => `/me/accesses?party=${world.bank.id}`,
    ({ ids }) => `/me/accesses/${ids.permitted}`,
    ({ ids }) => `/me/accesses/${ids.denied}`,
    ({ ids }) => `/me/object?access=${ids.permitted}`,
    ({ ids }) => `/me/ask?consent=${ids.consent}`,
    ({ ids }) => `/me/correct?consent=${ids.consent}`,
    "/me/block",
    "/me/destroy",
    ({ ids }) => `/me/complain?duty=${ids.overdueDuty}`,
    "/me/rights",
    ({ ids }) => `/me/rights/${ids.rightsCall}?sent`,
    ({ ids }) => `/me/rights/${ids.complaint}`,
    "/me/outcomes",
    "/me/breaches",
    "/me/representatives",
    ({ ids }) => `/me/representatives/${ids.powerOfAttorney}/end`,
    "/me/review",
    "/me/settings?saved",
    "/me/export",
    "/me/help",
    "/persona",
  ]),
  ...pagesOf("person", "parent", ["/me", "/me/accesses", "/me/representatives", "/persona"]),
  ...pagesOf("person", "stranger", ["/me", "/me/accesses", "/me/rights", "/me/block"]),
];

/** Pages of those who work for a party. */
const PARTY: readonly SamplePage[] = [
  ...pagesOf("party", "officer", [
    "/party",
    "/party/duties",
    "/party/duties?tab=overdue&kind=answer-objection",
    "/party/duties?tab=done",
    ({ ids }) => `/party/duties/${ids.duty}`,
    "/party/requests",
    "/party/requests?tab=all",
    "/party/requests/new",
    ({ ids }) => `/party/requests/${ids.refusedRequest}`,
    "/party/consents",
    ({ ids }) => `/party/consents/${ids.consent}`,
    "/party/bulk",
    ({ ids }) => `/party/bulk/${ids.bulkList}`,
    "/party/log",
    ({ ids }) => `/party/log/${ids.permitted}?at=2031-01-10`,
    ({ ids }) => `/party/log/${ids.denied}`,
  ]),
  ...pagesOf("party", "developer", [
    "/party",
    "/party/purposes",
    "/party/purposes/new?template=solvency",
    ({ world }) => `/party/purposes/${world.purposes.sharing}`,
    ({ world }) => `/party/purposes/${world.purposes.sharing}/revise`,
    "/party/objects",
    "/party/keys",
    "/party/webhooks",
    "/party/automated",
  ]),
  ...pagesOf("party", "administrator", ["/party", "/party/staff"]),
  ...pagesOf("party", "clerk", [
    "/party",
    "/party/desk",
    ({ ids }) => `/party/desk/requests/${ids.request}`,
    ({ ids }) => `/party/desk/consents/${ids.consent}`,
  ]),
];

/** Pages of the authorised body. */
const OVERSIGHT: readonly SamplePage[] = [
  ...pagesOf("oversight", "analyst", [
    "/oversight",
    "/oversight/overdue",
    "/oversight/grounds",
    "/oversight/denied",
    "/oversight/spikes?days=90",
    "/oversight/idle-objects",
    "/oversight/many-persons?persons=20",
    "/oversight/complaint-states",
    ({ world }) => `/oversight/records?figure=overdue&bin=${world.clinic.bin}`,
    "/oversight/lookups",
    "/oversight/complaints",
    ({ ids }) => `/oversight/complaints/${ids.complaint}`,
    "/oversight/breaches",
    "/oversight/deferrals",
  ]),
];

/** Pages of the service provider. */
const ADMIN: readonly SamplePage[] = [
  ...pagesOf("admin", "provider", [
    "/admin",
    "/admin/parties",
    "/admin/parties/new",
    ({ world }) => `/admin/parties/${world.bank.id}`,
    ({ world }) => `/admin/parties/${world.bank.id}/close`,
    "/admin/objects",
    "/admin/categories",
    "/admin/calendar?received=2026-12-14&days=15",
    "/admin/norms",
    "/admin/norms/L231-6-8-7b",
    "/admin/rules",
    "/admin/deferrals",
    "/admin/staff",
  ]),
];

/** Every page with something on it: whoever adds a page adds it here. */
export const SAMPLE_PAGES: readonly SamplePage[] = [
  ...PUBLIC,
  ...CONSENTS,
  ...PERSON,
  ...PARTY,
  ...OVERSIGHT,
  ...ADMIN,
];
