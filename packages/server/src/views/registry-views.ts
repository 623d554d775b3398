import {
  compareInstants,
  formatInstant,
  type DataCategory,
  type DigitalObject,
  type Instant,
  type Party,
  type Purpose,
} from "@kelisim/core";
import type {
  ApiKeyAnswer,
  DataCategoryAnswer,
  DigitalObjectAnswer,
  PartyAnswer,
  PurposeAnswer,
} from "@kelisim/protocol";
import type { ApiKey } from "@kelisim/store";

export const partyView = (party: Party): PartyAnswer => ({
  id: party.id,
  version: party.version,
  status: party.status,
  bin: party.bin,
  name: party.name,
  sector: party.sector,
  roles: party.roles,
  country: party.country,
});

const hasPassed = (instant: Instant | undefined, now: Instant): boolean =>
  instant !== undefined && compareInstants(instant, now) <= 0;

const keyStatus = (key: ApiKey, now: Instant): ApiKeyAnswer["status"] => {
  if (key.revokedAt !== undefined) return "revoked";
  return hasPassed(key.expiresAt, now) ? "expired" : "active";
};

export const apiKeyView = (key: ApiKey, now: Instant): ApiKeyAnswer => ({
  id: key.id,
  party_id: key.partyId,
  label: key.label,
  scopes: key.scopes as ApiKeyAnswer["scopes"],
  status: keyStatus(key, now),
  created_at: formatInstant(key.createdAt),
  expires_at: key.expiresAt === undefined ? undefined : formatInstant(key.expiresAt),
  revoked_at: key.revokedAt === undefined ? undefined : formatInstant(key.revokedAt),
});

export const objectView = (object: DigitalObject): DigitalObjectAnswer => ({
  id: object.id,
  version: object.version,
  status: object.status,
  name: object.name,
  owner_id: object.ownerId,
  operator_id: object.operatorId,
  sector: object.sector,
  categories: object.categories,
  storage_country: object.storageCountry,
  confidential: object.confidential,
});

export const categoryView = (category: DataCategory): DataCategoryAnswer => category;

const automatedView = (automated: Purpose["automated"]): PurposeAnswer["automated"] =>
  automated === null
    ? undefined
    : {
        affects_rights: automated.affectsRights,
        procedure: automated.procedure,
        consequences: automated.consequences,
        protection: automated.protection,
      };

export const purposeView = (purpose: Purpose): PurposeAnswer => ({
  ...purpose.declared,
  id: purpose.id,
  version: purpose.version,
  status: purpose.status,
  banned: purpose.banned,
  code: purpose.code,
  name: purpose.name,
  description: purpose.description,
  party_id: purpose.partyId,
  object_ids: purpose.objectIds,
  categories: purpose.categories,
  actions: purpose.actions,
  max_term: purpose.maxTerm ?? undefined,
  ends: purpose.ends,
  recipients: purpose.recipients,
  cross_border: purpose.crossBorder,
  published: purpose.published,
  source: purpose.source,
  automated: automatedView(purpose.automated),
});
