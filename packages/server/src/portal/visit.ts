import type {
  Iin,
  Instant,
  Language,
  LegalDay,
  Party,
  RepresentationBasis,
  RepresentationId,
  SubjectId,
} from "@kelisim/core";
import type { ApiKey, Attestation } from "@kelisim/store";
import type { Shell } from "../http/run-operation.ts";

/** What somebody may do for a party, or for the service. */
export type StaffRole =
  "officer" | "developer" | "administrator" | "clerk" | "analyst" | "provider";

/** Whoever signed in. */
export type SignedIn = {
  readonly subjectId: SubjectId;
  readonly iin: Iin;
  /** As the sign-in gave it. */
  readonly name: string;
  /** SHA-256 (hex) of the session's secret: names the session in the evidence of what she does in it. */
  readonly sessionSha256: string;
  readonly signedInAt: Instant;
  readonly endsAt: Instant;
  /** What the provider says about how she was recognised, such as `substantial`; "" where it says nothing. */
  readonly level: string;
  /** Goes with every form. */
  readonly csrf: string;
  /** What the provider attested. Never on a page. */
  readonly attestation: Attestation;
};

/** As whom she acts now; she chooses among those that are hers. */
export type Persona =
  | { readonly kind: "self" }
  /** In the place of a data subject: `subjectId` is whose data it is. */
  | {
      readonly kind: "represented";
      readonly subjectId: SubjectId;
      readonly iin: Iin;
      readonly representationId: RepresentationId;
      /** By what right. */
      readonly basis: RepresentationBasis;
      /** As her own sign-in gave it; "" where she has never signed in. */
      readonly name: string;
      readonly until: LegalDay | undefined;
    }
  /** For a party. `key` is that of the role: it has no secret, and acts are recorded under it. */
  | {
      readonly kind: "staff";
      readonly roleId: string;
      readonly role: StaffRole;
      readonly party: Party;
      readonly key: ApiKey;
    };

/** Fields of a form, after its token was checked; a name may come more than once. */
export type Form = URLSearchParams;

/** One request to the portal. */
export type Visit = {
  readonly shell: Shell;
  readonly language: Language;
  /** Read once. */
  readonly now: Instant;
  readonly path: string;
  /** From the path, decoded: `:id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  readonly requestId: string;
};

/** A request of somebody who is signed in. */
export type SignedInVisit = Visit & { readonly signedIn: SignedIn; readonly persona: Persona };

/** Of a data subject, or of somebody in her place. */
export type PersonVisit = SignedInVisit & {
  readonly persona: Exclude<Persona, { readonly kind: "staff" }>;
  /** Whose data it is. */
  readonly subjectId: SubjectId;
  /** Her number. */
  readonly iin: Iin;
  /** Set where a representative acts. */
  readonly actingFor: RepresentationId | undefined;
};

/** Of somebody who works for a party. */
export type StaffVisit = SignedInVisit & {
  readonly persona: Extract<Persona, { readonly kind: "staff" }>;
};
