import type { Instant } from "@kelisim/core";
import { oidElement, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { generalTime, hashOf, integer, octetString } from "./der-parts.ts";
import { cmsOf, type CmsOptions, signCms, signerInfo } from "./sign-cms.ts";
import type { TestSigner } from "./test-authority.ts";
import { digestAlgorithm, type TestDigest } from "./test-key.ts";

export type TimestampOptions = Partial<CmsOptions> & {
  readonly authority: TestSigner;
  readonly stamped: Uint8Array;
  readonly time: Instant;
  readonly imprintDigest?: TestDigest;
  /** Signed by the authority two times. */
  readonly twice?: boolean;
};

/** A timestamp token of RFC 3161, DER. */
export function makeTimestamp(options: TimestampOptions): Uint8Array {
  const { authority, stamped, time, imprintDigest = "sha256", twice = false, ...more } = options;
  const info = sequence(
    integer(1),
    oidElement("1.2.398.3.3.2.6.4"),
    sequence(digestAlgorithm(imprintDigest), octetString(hashOf(imprintDigest, stamped))),
    integer(1),
    generalTime(time),
  );
  const cms = { ...more, content: info, signer: authority, contentType: OID.timestampInfo };
  return twice ? cmsOf(cms, [signerInfo(cms), signerInfo(cms)]) : signCms(cms);
}
