export { EvidenceLink } from "./evidence-link.tsx";
export { evidenceWords } from "./evidence-messages.ts";
export { EvidencePendingPage } from "./evidence-pending-page.tsx";
