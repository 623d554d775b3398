import type { ConsentId, Instant, RequestId, Text3 } from "@kelisim/core";
import type { ConsentAnswer, ConsentRequestAnswer } from "@kelisim/protocol";
import type { TagTone } from "../../components/tag.tsx";

/** One line of the list of requests. */
export type RequestLine = {
  readonly id: RequestId;
  readonly status: ConsentRequestAnswer["status"];
  readonly purpose: Text3;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
};

/** One line of the list of consents. */
export type ConsentLine = {
  readonly id: ConsentId;
  readonly status: ConsentAnswer["status"];
  readonly purpose: Text3;
  readonly grantedAt: Instant;
  readonly validUntil: ConsentAnswer["valid_until"];
};

export const REQUEST_TONES: Readonly<Record<ConsentRequestAnswer["status"], TagTone>> = {
  pending: "waiting",
  granted: "active",
  refused: "ended",
  expired: "ended",
  cancelled: "ended",
};

export const CONSENT_TONES: Readonly<Record<ConsentAnswer["status"], TagTone>> = {
  active: "active",
  withdrawn: "ended",
  expired: "ended",
  fulfilled: "ended",
  superseded: "ended",
  disputed: "late",
  annulled: "ended",
};

export const CONSENT_STATUS_ORDER: readonly ConsentAnswer["status"][] = [
  "active",
  "withdrawn",
  "expired",
  "fulfilled",
  "superseded",
  "disputed",
  "annulled",
];
