export { createKey, type KeyOptions, type TestKey } from "./test-key.ts";
export {
  at,
  type CertificateKind,
  TestAuthority,
  type TestSigner,
  type ToWhom,
} from "./test-authority.ts";
export { TestCa } from "./test-ca.ts";
export { makeCrl, makeOcsp } from "./revocation.ts";
export { makeTimestamp } from "./timestamp.ts";
export { attribute, cmsOf, type CmsOptions, signCms, signerInfo } from "./sign-cms.ts";
