export { access as accessWords } from "./access-messages.ts";
export { AccessPage, type AccessFacts } from "./access-page.tsx";
export { AccessesPage, type AccessesFacts } from "./accesses-page.tsx";
export { reasonWords } from "./reason-messages.ts";
export type { ShownAccess, ShownBasis, TriedStep } from "./shown-access.ts";
