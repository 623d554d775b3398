import type { ConsentStatus } from "@kelisim/core";
import { Tag, type TagTone } from "../../../components/tag.tsx";
import { usePage } from "../../../page/page-context.ts";
import { statusWords } from "./receipt-messages.ts";

const TONES: Readonly<Record<ConsentStatus, TagTone>> = {
  active: "active",
  disputed: "waiting",
  withdrawn: "ended",
  expired: "ended",
  fulfilled: "ended",
  superseded: "ended",
  annulled: "ended",
};

/** How a consent stands, in the words that are used everywhere. */
export function StatusTag({ status }: { readonly status: ConsentStatus }) {
  const { t } = usePage();
  return <Tag tone={TONES[status]}>{t(statusWords[status])}</Tag>;
}
