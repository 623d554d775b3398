export type { Happening } from "./happenings.tsx";
export { home as homeWords } from "./home-messages.ts";
export { HomePage, type HomeFacts, type WaitingRequest } from "./home-page.tsx";
