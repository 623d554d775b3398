export { RightsCallPage, type RightsCallFacts } from "./rights-call-page.tsx";
export {
  RightsFormPage,
  type AboutLine,
  type RightsFault,
  type RightsFormFacts,
  type RightsValues,
} from "./rights-form-page.tsx";
export { RIGHT_PATHS } from "./rights-links.tsx";
export { rights as rightsWords, rightWords } from "./rights-messages.ts";
export { RightsPage, type RightsLine } from "./rights-page.tsx";
