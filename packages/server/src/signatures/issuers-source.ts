import type { RevocationBytes, RevocationQuestion, RevocationSource } from "@kelisim/signature";
import type { Clock } from "../context.ts";
import { getBytes, type Wanted } from "./get-bytes.ts";
import { ListCache } from "./list-cache.ts";

/** Milliseconds for all that is asked about one certificate. */
const PATIENCE_MS = 8000;
const MOST_OCSP_BYTES = 64 * 1024;
const MOST_CRL_BYTES = 32 * 1024 * 1024;

/** OCSPResponse that says `successful`: a SEQUENCE that begins with the ENUMERATED 0. */
const isSuccessful = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 12)).includes(Buffer.from([0x0a, 0x01, 0x00]));

export type IssuersOptions = {
  readonly clock: Clock;
  /** The only hosts that may be asked, private ones too; any public one where none are named. */
  readonly hosts: readonly string[];
};

/**
 * Asks issuers themselves, at the addresses in certificates whose chain holds already: OCSP, and lists of
 * revoked certificates only where no OCSP answers. Lists are kept until they are out of date.
 */
export function issuersSource({ clock, hosts }: IssuersOptions): RevocationSource {
  const lists = new ListCache();

  const ocsp = async (asked: RevocationQuestion, signal: AbortSignal) => {
    for (const url of asked.ocspUrls) {
      const wanted: Wanted = {
        ...{ url, hosts, signal, most: MOST_OCSP_BYTES },
        post: { type: "application/ocsp-request", body: asked.ocspRequest },
      };
      const bytes = await getBytes(wanted);
      if (bytes !== undefined && isSuccessful(bytes)) return bytes;
    }
    return undefined;
  };

  const listsOf = async ({ crlUrls }: RevocationQuestion, signal: AbortSignal) => {
    const found = crlUrls.map((url) =>
      lists.get(url, clock.now(), () => getBytes({ url, hosts, signal, most: MOST_CRL_BYTES })),
    );
    return (await Promise.all(found)).filter((bytes) => bytes !== undefined);
  };

  return {
    async find(asked): Promise<readonly RevocationBytes[]> {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await ocsp(asked, signal);
      if (answer !== undefined) return [{ kind: "ocsp", bytes: answer }];
      return (await listsOf(asked, signal)).map((bytes) => ({ kind: "crl", bytes }));
    },
  };
}
