import { createVerifier, type SignatureVerifier, type VerifierOptions } from "@kelisim/signature";
import type { Config } from "../config.ts";
import type { Clock } from "../context.ts";
import { readAuthorities, type Authorities } from "./authorities.ts";
import { issuersSource } from "./issuers-source.ts";

const NONE: Authorities = { roots: [], intermediates: [] };

/** @throws Error if the files have changed since the configuration was read */
function authoritiesAt(path: string | undefined): Authorities {
  if (path === undefined) return NONE;
  const read = readAuthorities(path);
  if (!read.ok) throw new Error(read.text.en);
  return read.value;
}

const ders = (certificates: Authorities["roots"]): readonly Uint8Array[] =>
  certificates.map(({ der }) => der);

/** Whom the configuration trusts; `undefined` where it names no roots. @throws Error as `authoritiesAt` */
export function trustOf({
  signatureRoots,
  signatureTsaRoots,
}: Config): Pick<VerifierOptions, "roots" | "intermediates" | "timestampRoots"> | undefined {
  if (signatureRoots === undefined) return undefined;
  const persons = authoritiesAt(signatureRoots);
  const stamps = authoritiesAt(signatureTsaRoots);
  return {
    roots: ders(persons.roots),
    intermediates: ders([...persons.intermediates, ...stamps.intermediates]),
    timestampRoots: ders(stamps.roots),
  };
}

/** What verifies persons' signatures; `undefined` where no roots are configured: then none is taken. */
export function verifierOf(config: Config, clock: Clock): SignatureVerifier | undefined {
  const { signatureRevocation, signatureHosts } = config;
  const trust = trustOf(config);
  if (trust === undefined) return undefined;
  return createVerifier({
    ...trust,
    revocation: issuersSource({ clock, hosts: signatureHosts }),
    revocationPolicy: signatureRevocation,
  });
}
