/** The console of the authorised body. */
export * from "./breaches-page.tsx";
export * from "./case-file-facts.ts";
export {
  breachWords,
  complaintWords,
  deferralWords,
  answerOutcomes,
} from "./complaint-messages.ts";
export { actionName as oversightActionName } from "../party/action-name.ts";
export { OversightComplaintPage } from "./complaint-page.tsx";
export * from "./complaints-page.tsx";
export * from "./deferrals-page.tsx";
export { columnWords, figureWords } from "./figure-messages.ts";
export * from "./figure-names.ts";
export { OversightFigurePage, type FigureField, type FigurePageProps } from "./figure-page.tsx";
export { homeWords as oversightWords } from "./home-messages.ts";
export * from "./home-page.tsx";
export { OversightLookupsPage, type ShownLookup } from "./lookups-page.tsx";
export { lookupWords, recordWords } from "./record-messages.ts";
export * from "./records-page.tsx";
export type * from "./shown-table.ts";
