export { breachWords as ownBreachWords } from "./breach-messages.ts";
export { BreachesPage, type ShownBreach } from "./breaches-page.tsx";
export { EndRepresentationPage } from "./end-representation-page.tsx";
export { exportedWords, exporting as exportWords } from "./export-messages.ts";
export { ExportPage } from "./export-page.tsx";
export { help as helpWords } from "./help-messages.ts";
export { HelpPage } from "./help-page.tsx";
export { outcomes as processingWords } from "./outcome-messages.ts";
export { OutcomesPage, type ShownOutcome } from "./outcomes-page.tsx";
export { PersonaPage, type PersonaChoice } from "./persona-page.tsx";
export {
  basisWords,
  endWords,
  representatives as representativeWords,
  scopeWords,
} from "./representative-messages.ts";
export {
  RepresentativesPage,
  type RepresentativesFacts,
  type ShownRepresentation,
} from "./representatives-page.tsx";
export { review as reviewWords } from "./review-messages.ts";
export { ReviewPage } from "./review-page.tsx";
export { settings as settingsWords } from "./settings-messages.ts";
export { SettingsPage, type SettingsFacts } from "./settings-page.tsx";
