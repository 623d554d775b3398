export { SIGN_FIELD } from "./sign-option.tsx";
export { signingWords } from "./signing-messages.ts";
export { CMS_FIELD, SigningPage, type SigningPageProps } from "./signing-page.tsx";
