import type { PortalRoute } from "../portal-route.ts";
import { CONSENT_ROUTES } from "./consents/routes.ts";
import { OWN_ROUTES } from "./own-routes.ts";

export const PERSON_ROUTES: readonly PortalRoute[] = [...CONSENT_ROUTES, ...OWN_ROUTES];
