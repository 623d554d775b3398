/** The console of the service provider. */
export * from "./calendar-page.tsx";
export { healthWords } from "./health-messages.ts";
export * from "./health-page.tsx";
export * from "./law-pages.tsx";
export { partyWords as adminPartyWords, staffWords as adminStaffWords } from "./party-messages.ts";
export {
  AdminPartiesPage,
  AdminPartyPage,
  ClosePartyPage,
  NewPartyPage,
  type AdminParty,
  type AdminPartyProps,
} from "./party-pages.tsx";
export { calendarWords, lawWords as adminLawWords, registerWords } from "./register-messages.ts";
export * from "./register-pages.tsx";
export type { GivenRole } from "./role-form.tsx";
export { AdminStaffPage, type OwnRole } from "./staff-page.tsx";
