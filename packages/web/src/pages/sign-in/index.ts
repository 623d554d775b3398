export * from "./sign-in-messages.ts";
export * from "./sign-in-page.tsx";
