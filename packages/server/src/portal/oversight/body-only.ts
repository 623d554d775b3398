import { oversightWords } from "@kelisim/web/pages";
import type { PageAnswer } from "../page-answer.ts";
import { forStaff, type PortalRoute } from "../portal-route.ts";
import type { Form, StaffVisit } from "../visit.ts";

type Show = (visit: StaffVisit) => Promise<PageAnswer>;
type Take = (visit: StaffVisit, form: Form) => Promise<PageAnswer>;

const isBody = ({ persona: { party } }: StaffVisit): boolean =>
  party.status === "active" && party.roles.includes("authorised-body");

const NOT_BODY: PageAnswer = { kind: "forbidden", text: oversightWords.notBody };

/** A page for analysts of the authorised body: the role alone, with another party, opens nothing. */
export const forBody = (
  path: string,
  { get, post }: { readonly get?: Show; readonly post?: Take },
): PortalRoute =>
  forStaff(["analyst"], {
    path,
    ...(get && { get: async (visit) => (isBody(visit) ? get(visit) : NOT_BODY) }),
    ...(post && {
      post: async (visit, form) => (isBody(visit) ? post(visit, form) : NOT_BODY),
    }),
  });
