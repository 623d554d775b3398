export * from "./consents/index.ts";
export * from "./signing/index.ts";
export * from "./home/index.ts";
export * from "./accesses/index.ts";
export * from "./rights/index.ts";
export * from "./records/index.ts";
export type { ShownCategory } from "../../components/category-list.tsx";
export type { NamedParty, ShownConsent, ShownDuty as OwedDuty, ShownParty } from "./shown.ts";
