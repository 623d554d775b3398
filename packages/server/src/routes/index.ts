import { idFrom } from "@kelisim/core";
import { defineOperation, type OperationDef } from "../http/define-operation.ts";
import { explain, searchLog } from "./access-log.ts";
import { achieve, achievedView } from "./achieve-purpose.ts";
import { answerConsentRequest, renderAnswer } from "./answer-request.ts";
import { createApiKey, listApiKeys, renderApiKey, revokeKey } from "./api-keys.ts";
import { renderRotatedKey, rotateKey } from "./rotate-api-key.ts";
import { createConsentRequest } from "./ask-consent.ts";
import { calendarDeadline } from "./calendar.ts";
import { getNorm, listNorms } from "./norms.ts";
import { cancelConsentRequest, getConsentRequest, renderRequest } from "./consent-requests.ts";
import { getConsent, searchConsents } from "./consents.ts";
import { createDataCategory, listDataCategories, renderDataCategory } from "./data-categories.ts";
import { createDigitalObject, listDigitalObjects, renderObject } from "./digital-objects.ts";
import { discharge, getDuty, listDuties, renderDischarge } from "./duties.ts";
import { erase, renderErasure } from "./erase-person.ts";
import { evaluate } from "./evaluate-access.ts";
import { listEvents } from "./events.ts";
import { createParty, listPartiesFor, renderParty } from "./parties.ts";
import {
  approvePurpose,
  banPurpose,
  closePurpose,
  createPurpose,
  getPurpose,
  listPurposes,
  renderPurpose,
} from "./purposes.ts";
import { fileCorrection, fileInquiry, fileObjection, renderRightsCall } from "./rights-calls.ts";
import {
  createWebhook,
  endWebhook,
  listAttempts,
  listWebhooks,
  renderReplay,
  renderWebhook,
  replay,
} from "./webhooks.ts";
import { renderWithdrawal, withdraw } from "./withdraw-consent.ts";

const rightsCall = { render: renderRightsCall };

/** Every operation that acts or reads; health and the contract itself belong to the shell. */
export const ALL_OPERATIONS: readonly OperationDef[] = [
  defineOperation({
    id: "create-party",
    idempotent: { render: (ctx, caller, id) => renderParty(ctx, caller, idFrom("pty", id)) },
    handle: createParty,
  }),
  defineOperation({ id: "list-parties", handle: listPartiesFor }),
  defineOperation({
    id: "create-api-key",
    idempotent: { render: (_ctx, _caller, id, call) => renderApiKey(call, idFrom("key", id)) },
    handle: createApiKey,
  }),
  defineOperation({ id: "list-api-keys", handle: listApiKeys }),
  defineOperation({
    id: "rotate-api-key",
    idempotent: {
      render: (_ctx, _caller, id, call) => renderRotatedKey(call, idFrom("key", id)),
    },
    handle: rotateKey,
  }),
  defineOperation({ id: "revoke-api-key", handle: revokeKey }),
  defineOperation({
    id: "create-digital-object",
    idempotent: { render: (ctx, caller, id) => renderObject(ctx, caller, idFrom("obj", id)) },
    handle: createDigitalObject,
  }),
  defineOperation({ id: "list-digital-objects", handle: listDigitalObjects }),
  defineOperation({
    id: "create-data-category",
    idempotent: {
      render: (_ctx, caller, _id, call) => renderDataCategory({ ...call, caller }),
    },
    handle: createDataCategory,
  }),
  defineOperation({ id: "list-data-categories", handle: listDataCategories }),
  defineOperation({
    id: "create-purpose",
    idempotent: { render: (ctx, caller, id) => renderPurpose(ctx, caller, idFrom("pur", id)) },
    handle: createPurpose,
  }),
  defineOperation({ id: "list-purposes", handle: listPurposes }),
  defineOperation({ id: "get-purpose", handle: getPurpose }),
  defineOperation({ id: "approve-purpose", handle: approvePurpose }),
  defineOperation({ id: "ban-purpose", handle: banPurpose }),
  defineOperation({ id: "close-purpose", handle: closePurpose }),
  defineOperation({
    id: "achieve-purpose",
    idempotent: {
      render: async (_ctx, _caller, id, call) => achievedView(call, idFrom("pur", id)),
    },
    handle: achieve,
  }),
  defineOperation({
    id: "create-consent-request",
    idempotent: {
      render: (ctx, caller, id, call) =>
        renderRequest(ctx, caller, idFrom("req", id), { ...call, caller }),
    },
    handle: createConsentRequest,
  }),
  defineOperation({ id: "get-consent-request", handle: getConsentRequest }),
  defineOperation({ id: "cancel-consent-request", handle: cancelConsentRequest }),
  defineOperation({
    id: "answer-consent-request",
    idempotent: { render: (_ctx, caller, _id, call) => renderAnswer({ ...call, caller }) },
    handle: answerConsentRequest,
  }),
  defineOperation({ id: "get-consent", handle: getConsent }),
  defineOperation({ id: "search-consents", handle: searchConsents }),
  defineOperation({
    id: "withdraw-consent",
    idempotent: { render: (_ctx, caller, _id, call) => renderWithdrawal({ ...call, caller }) },
    handle: withdraw,
  }),
  defineOperation({ id: "evaluate-access", cachedKey: true, handle: evaluate }),
  defineOperation({ id: "explain-decision", handle: explain }),
  defineOperation({ id: "search-access-log", handle: searchLog }),
  defineOperation({ id: "list-duties", handle: listDuties }),
  defineOperation({ id: "get-duty", handle: getDuty }),
  defineOperation({
    id: "discharge-duty",
    idempotent: { render: (_ctx, caller, _id, call) => renderDischarge({ ...call, caller }) },
    handle: discharge,
  }),
  defineOperation({ id: "list-norms", handle: listNorms }),
  defineOperation({ id: "get-norm", handle: getNorm }),
  defineOperation({ id: "calendar-deadline", handle: calendarDeadline }),
  defineOperation({ id: "file-objection", idempotent: rightsCall, handle: fileObjection }),
  defineOperation({ id: "file-inquiry", idempotent: rightsCall, handle: fileInquiry }),
  defineOperation({ id: "file-correction", idempotent: rightsCall, handle: fileCorrection }),
  defineOperation({
    id: "erase-person",
    idempotent: { render: (_ctx, _caller, id, call) => renderErasure(call, id) },
    handle: erase,
  }),
  defineOperation({ id: "list-events", handle: listEvents }),
  defineOperation({
    id: "create-webhook",
    idempotent: {
      render: (_ctx, caller, id, call) => renderWebhook({ ...call, caller }, idFrom("whk", id)),
    },
    handle: createWebhook,
  }),
  defineOperation({ id: "list-webhooks", handle: listWebhooks }),
  defineOperation({ id: "disable-webhook", handle: endWebhook }),
  defineOperation({ id: "list-webhook-attempts", handle: listAttempts }),
  defineOperation({
    id: "replay-webhook-attempt",
    idempotent: {
      render: (_ctx, caller, id, call) => renderReplay({ ...call, caller }, idFrom("wha", id)),
    },
    handle: replay,
  }),
];
