/** Object identifiers, as the standards name them. */
export const OID = {
  // CMS and CAdES (RFC 5652, 5035, 5126)
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  signatureTimeStamp: "1.2.840.113549.1.9.16.2.14",
  revocationValues: "1.2.840.113549.1.9.16.2.24",
  timestampInfo: "1.2.840.113549.1.9.16.1.4",
  ocspRevocationInfo: "1.3.6.1.5.5.7.16.2",

  // Digests; the last is the Kazakh name of Streebog-512
  sha1: "1.3.14.3.2.26",
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
  streebog512: "1.2.398.3.10.1.3.3",

  // Keys and signatures
  rsa: "1.2.840.113549.1.1.1",
  rsaPss: "1.2.840.113549.1.1.10",
  mgf1: "1.2.840.113549.1.1.8",
  rsaSha256: "1.2.840.113549.1.1.11",
  rsaSha384: "1.2.840.113549.1.1.12",
  rsaSha512: "1.2.840.113549.1.1.13",
  ec: "1.2.840.10045.2.1",
  ecdsaSha256: "1.2.840.10045.4.3.2",
  ecdsaSha384: "1.2.840.10045.4.3.3",
  ecdsaSha512: "1.2.840.10045.4.3.4",
  p256: "1.2.840.10045.3.1.7",
  p384: "1.3.132.0.34",
  p521: "1.3.132.0.35",
  /** GOST 34.10-2015 of 512 bits under the Kazakh arc: key, its curve, signature with Streebog. */
  gostKey: "1.2.398.3.10.1.1.2.2",
  gostCurve: "1.2.398.3.10.1.1.2.2.1",
  gostSignature: "1.2.398.3.10.1.1.2.3.2",

  // Certificates (RFC 5280)
  commonName: "2.5.4.3",
  serialNumber: "2.5.4.5",
  subjectKeyId: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  crlPoints: "2.5.29.31",
  policies: "2.5.29.32",
  authorityKeyId: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  authorityInfo: "1.3.6.1.5.5.7.1.1",
  ocspAccess: "1.3.6.1.5.5.7.48.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
  emailProtection: "1.3.6.1.5.5.7.3.4",
  timeStamping: "1.3.6.1.5.5.7.3.8",
  ocspSigning: "1.3.6.1.5.5.7.3.9",
  /** Whom the national authority gives a certificate. */
  individual: "1.2.398.3.3.4.1.1",
  legalEntity: "1.2.398.3.3.4.1.2",

  // Revocation (RFC 5280, 6960)
  crlReason: "2.5.29.21",
  invalidityDate: "2.5.29.24",
  issuingPoint: "2.5.29.28",
  crlNumber: "2.5.29.20",
  ocspBasic: "1.3.6.1.5.5.7.48.1.1",
} as const;
