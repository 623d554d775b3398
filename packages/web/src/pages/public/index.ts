export { ComponentsPage } from "./components/components-page.tsx";
export { componentsWords } from "./components/components-messages.ts";
export { errorWords, type ErrorPageKind } from "./error-messages.ts";
export { ErrorPage } from "./error-page.tsx";
export { start } from "./start-messages.ts";
export { StartPage } from "./start-page.tsx";
export { verdictView, type VerdictView } from "./verify/verdict-view.ts";
export { verifyWords } from "./verify/verify-messages.ts";
export { VerifyPage } from "./verify/verify-page.tsx";
