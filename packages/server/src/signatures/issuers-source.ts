import {
  MOST_CRL_BYTES,
  MOST_OCSP_BYTES,
  type RevocationQuestion,
  type RevocationSource,
} from "@kelisim/signature";
import type { Clock } from "../context.ts";
import { getBytes } from "./get-bytes.ts";
import { ListCache } from "./list-cache.ts";

/** Milliseconds for what is asked about one certificate. A responder that is silent leaves time for lists. */
const OCSP_PATIENCE_MS = 3000;
const LISTS_PATIENCE_MS = 8000;

export type IssuersOptions = {
  readonly clock: Clock;
  /** The only hosts that may be asked, private ones too; any public one where none are named. */
  readonly hosts: readonly string[];
};

/** What came of several addresses, as proofs of one kind. */
async function proofsOf<Kind extends "crl" | "ocsp">(
  kind: Kind,
  coming: readonly Promise<Uint8Array | undefined>[],
) {
  const came = (await Promise.all(coming)).filter((bytes) => bytes !== undefined);
  return came.map((bytes) => ({ kind, bytes }));
}

/**
 * Asks issuers themselves, at the addresses in certificates whose chain holds already: OCSP, and lists of
 * revoked certificates where no OCSP tells. Lists that hold are kept until they are out of date.
 */
export function issuersSource({ clock, hosts }: IssuersOptions): RevocationSource {
  const lists = new ListCache();

  const answersOf = ({ ocspUrls, ocspRequest }: RevocationQuestion) => {
    const signal = AbortSignal.timeout(OCSP_PATIENCE_MS);
    const post = { type: "application/ocsp-request", body: ocspRequest };
    const most = MOST_OCSP_BYTES;
    return proofsOf(
      "ocsp",
      ocspUrls.map((url) => getBytes({ url, hosts, signal, most, post })),
    );
  };

  const listsOf = ({ crlUrls }: RevocationQuestion) => {
    const signal = AbortSignal.timeout(LISTS_PATIENCE_MS);
    const most = MOST_CRL_BYTES;
    return proofsOf(
      "crl",
      crlUrls.map((url) =>
        lists.get(url, clock.now(), () => getBytes({ url, hosts, signal, most })),
      ),
    );
  };

  return {
    find: (asked, wanted) => (wanted === "answers" ? answersOf(asked) : listsOf(asked)),
    accepted: ({ kind, bytes }) => {
      if (kind === "crl") lists.accept(bytes);
    },
  };
}
