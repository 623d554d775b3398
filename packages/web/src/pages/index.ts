/** Pages are imported after `registerTsx` of `@kelisim/web`. */
export { renderPage, renderPart } from "../page/render-page.tsx";
export { CSRF_FIELD } from "../page/page-context.ts";
export type { NavItem, PageContext, ShownPersona } from "../page/page-context.ts";
export * from "../i18n/dates.ts";
export { LOCALES, translator, type MessageValues, type Translate } from "../i18n/translate.ts";
export { terms, type Term } from "../i18n/terms.ts";
export { harmless } from "../text/harmless.ts";
export { lawText } from "../components/law-ref.tsx";
export * from "./admin/index.ts";
export * from "./evidence/index.ts";
export * from "./oversight/index.ts";
export * from "./party/index.ts";
export * from "./person/index.ts";
export * from "./public/index.ts";
export * from "./sign-in/index.ts";
