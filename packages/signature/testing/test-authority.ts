import { type Instant, parseInstant } from "@kelisim/core";
import { OID } from "../src/oids.ts";
import type { SignatureFamily } from "../src/verifier.ts";
import { KEY_USAGE } from "../src/x509/extensions.ts";
import { name, type NamePart, personName } from "./der-parts.ts";
import {
  addressExtensions,
  type AuthorityTraits,
  authorityExtensions,
  issueCertificate,
  keyExtensions,
  usageExtensions,
} from "./issue-certificate.ts";
import { createKey, type KeyOptions, type TestKey } from "./test-key.ts";

/** An instant written in a test. */
export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new RangeError(`not an instant: ${text}`);
  return instant;
}

/** What a certificate is for. */
export type CertificateKind =
  "individual-sign" | "individual-auth" | "legal-sign" | "timestamp" | "ocsp";

const SIGN = [KEY_USAGE.digitalSignature, KEY_USAGE.nonRepudiation];
const USES: Readonly<
  Record<CertificateKind, { usage: readonly number[]; purposes: readonly string[] }>
> = {
  "individual-sign": { usage: SIGN, purposes: [OID.emailProtection, OID.individual] },
  "individual-auth": {
    usage: [KEY_USAGE.digitalSignature, KEY_USAGE.keyEncipherment],
    purposes: [OID.clientAuth, OID.individual],
  },
  "legal-sign": { usage: SIGN, purposes: [OID.emailProtection, OID.legalEntity] },
  timestamp: { usage: SIGN, purposes: [OID.timeStamping] },
  ocsp: { usage: [KEY_USAGE.digitalSignature], purposes: [OID.ocspSigning] },
};

export type ToWhom = {
  /** Twelve digits; `undefined` for a certificate of nobody. */
  readonly iin?: string;
  readonly name?: string;
  readonly kind?: CertificateKind;
  readonly notBefore?: Instant;
  readonly notAfter?: Instant;
  readonly key?: TestKey;
  readonly keyOptions?: KeyOptions;
  readonly family?: SignatureFamily;
  readonly crlUrls?: readonly string[];
  readonly ocspUrls?: readonly string[];
  /** In place of those of the kind. */
  readonly usage?: readonly number[];
  readonly purposes?: readonly string[];
  readonly moreExtensions?: readonly Uint8Array[];
  readonly subject?: Uint8Array;
  readonly serial?: Uint8Array;
};

/** A certificate with its key, and what stands above it, without the root. All DER. */
export type TestSigner = {
  readonly certificate: Uint8Array;
  readonly key: TestKey;
  readonly chain: readonly Uint8Array[];
};

type AuthorityOptions = AuthorityTraits & {
  readonly name?: string;
  readonly notBefore?: Instant;
  readonly notAfter?: Instant;
  readonly key?: TestKey;
  readonly keyOptions?: KeyOptions;
  readonly moreExtensions?: readonly Uint8Array[];
};

const authorityName = (shown: string): Uint8Array => {
  const parts: readonly NamePart[] = [
    [OID.commonName, shown],
    ["2.5.4.6", "KZ"],
  ];
  return name(...parts);
};

/** An authority that exists in tests only. */
export class TestAuthority {
  readonly subject: Uint8Array;
  readonly key: TestKey;
  readonly certificate: Uint8Array;
  readonly #above: TestAuthority | undefined;

  private constructor(options: AuthorityOptions, key: TestKey, above?: TestAuthority) {
    this.subject = authorityName(options.name ?? "Test root");
    this.key = key;
    this.#above = above;
    this.certificate = issueCertificate(
      {
        subject: this.subject,
        spki: key.spki,
        notBefore: options.notBefore ?? at("2020-01-01T00:00:00Z"),
        notAfter: options.notAfter ?? at("2045-01-01T00:00:00Z"),
        extensions: [
          ...authorityExtensions(options),
          ...keyExtensions(key.spki, (above?.key ?? key).spki),
          ...(options.moreExtensions ?? []),
        ],
      },
      above ?? this,
    );
  }

  static root(family: SignatureFamily, options: AuthorityOptions = {}): TestAuthority {
    return new TestAuthority(options, options.key ?? createKey(family, options.keyOptions));
  }

  /** An authority below this one. */
  below(options: AuthorityOptions = {}): TestAuthority {
    const key = options.key ?? createKey(this.key.family, options.keyOptions);
    return new TestAuthority({ name: "Test issuing authority", ...options }, key, this);
  }

  /** Its certificate and those above it, without the root. */
  get chain(): readonly Uint8Array[] {
    return this.#above === undefined ? [] : [this.certificate, ...this.#above.chain];
  }

  issue(whom: ToWhom): TestSigner {
    const { kind = "individual-sign" } = whom;
    const key = whom.key ?? createKey(whom.family ?? this.key.family, whom.keyOptions);
    const { usage, purposes } = USES[kind];
    const certificate = issueCertificate(
      {
        subject: whom.subject ?? personName(whom.iin, whom.name ?? "СЫНАҚОВА АЙГҮЛ"),
        spki: key.spki,
        notBefore: whom.notBefore ?? at("2025-01-01T00:00:00Z"),
        notAfter: whom.notAfter ?? at("2035-01-01T00:00:00Z"),
        ...(whom.serial && { serial: whom.serial }),
        extensions: [
          ...usageExtensions(whom.usage ?? usage, whom.purposes ?? purposes),
          ...keyExtensions(key.spki, this.key.spki),
          ...addressExtensions(whom.crlUrls ?? [], whom.ocspUrls ?? []),
          ...(whom.moreExtensions ?? []),
        ],
      },
      this,
    );
    return { certificate, key, chain: this.chain };
  }
}
