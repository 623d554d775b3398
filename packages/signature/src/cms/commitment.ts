import { Fields } from "../der/fields.ts";
import { oid } from "../der/values.ts";
import { OID } from "../oids.ts";
import type { Attributes } from "./attributes.ts";

/** That the signer made and approved the content, or approved it (RFC 5126, 5.11.1). */
const COMMITTING: ReadonlySet<string> = new Set([OID.proofOfOrigin, OID.proofOfApproval]);

/**
 * Whether the signer stands by the content: where the signed attributes say to what she commits
 * herself, it must be that. A receipt or a delivery is not.
 * @throws Malformed
 */
export const isCommitment = (signed: Attributes): boolean =>
  (signed.get(OID.commitmentType) ?? []).every((value) =>
    COMMITTING.has(oid(new Fields(value).any())),
  );
