import { CONFORMS_TO, RECEIPT_CONTEXT } from "./receipt-context.ts";
import {
  exactly,
  list,
  matching,
  members,
  oneOf,
  ref,
  text,
  truth,
  type Schema,
} from "./schema-parts.ts";

const STATUSES = oneOf(
  "dpv:ConsentRequested",
  "dpv:ConsentGiven",
  "dpv:ConsentRefused",
  "dpv:ConsentWithdrawn",
  "dpv:ConsentExpired",
  "dpv:ConsentInvalidated",
  "dpv:ConsentRevoked",
  "dpv:ConsentUnknown",
);
const BASES = oneOf("dpv:ExplicitlyExpressedConsent", "dpv:Consent");
const LANGUAGE = oneOf("kk", "ru", "en");
const LAW = matching("^kz:\\S+$", 40);
const IDENTIFIER = matching("^[a-z]{3}_[0-9a-f]{32}$", 36);
const COUNTRY = matching("^loc:[A-Z]{2}$", 6);
/** In the legal zone, so that its day and hour can be read off. */
const INSTANT = matching(
  "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?\\+0[567]:00$",
  35,
);
const DAY = matching("^\\d{4}-\\d{2}-\\d{2}$", 10);
const VERSION: Schema = { type: "integer", minimum: 1, maximum: 1_000_000 };
const DESCRIBED = members({ "dct:description": ref("words") });

const DURATION = members(
  { "@type": oneOf("dpv:UntilTimeDuration", "dpv:UntilEventDuration") },
  {
    "kelisim:lastDay": DAY,
    "kelisim:until": oneOf("purpose-achieved"),
    "kelisim:setBy": oneOf("law", "contract"),
    "kelisim:provision": text(400),
  },
);

const ORGANISATION = members({
  "@type": oneOf("dpv:DataController", "dpv:Recipient", "dpv:LegalEntity"),
  "dct:identifier": matching("^[0-9]{12}$", 12),
  "dct:title": ref("words"),
});

const EVENT = members(
  {
    "kelisim:kind": oneOf(
      "requested",
      "given",
      "refused",
      "narrowed",
      "withdrawn",
      "disputed",
      "proved",
      "annulled",
      "expired",
      "fulfilled",
      "superseded",
    ),
    "dpv:hasLegalBasis": BASES,
    "dpv:hasConsentStatus": STATUSES,
    "dpv:isIndicatedAtTime": INSTANT,
    "dpv:isIndicatedBy": {
      anyOf: [
        members({ "@type": oneOf("dpv:DataSubject", "dpv:ServiceProvider") }),
        members({
          "@type": oneOf("dpv:Representative"),
          "kelisim:basis": oneOf(
            "parent",
            "guardian",
            "trustee",
            "power-of-attorney",
            "court-decision",
          ),
        }),
        ref("organisation"),
      ],
    },
  },
  {
    "kelisim:effectiveOn": DAY,
    "dpv:hasDuration": ref("duration"),
    "dpv:hasIndicationMethod": oneOf(
      "written",
      "other-provable",
      "electronic-signature",
      "sign-in",
      "sms-reply",
    ),
    "kelisim:evidenceSha256": ref("sha256"),
    "kelisim:provenance": members(
      { "kelisim:kind": oneOf("person", "asserted-by", "asserted-by-holder", "imported") },
      { "kelisim:party": ref("organisation") },
    ),
  },
);

const PROCESS = members(
  {
    "@type": oneOf("dpv:PersonalDataProcess"),
    "dpv:hasPurpose": members({
      "@type": oneOf("dpv:Purpose"),
      "dct:identifier": IDENTIFIER,
      "kelisim:version": VERSION,
      "dct:title": ref("words"),
      "dct:description": ref("words"),
    }),
    "dpv:hasPersonalData": list(
      members({
        "@type": oneOf("dpv:PersonalData", "dpv:SensitivePersonalData"),
        "dct:identifier": text(200),
        "dct:title": ref("words"),
        "kelisim:biometric": truth,
        "dpv:hasNecessity": oneOf("dpv:Required", "dpv:Optional"),
      }),
      0,
      1000,
    ),
    "dpv:hasProcessing": list(
      members({
        "@type": oneOf(
          "dpv:Collect",
          "dpv:Processing",
          "dpv:Disclose",
          "dpv:CrossBorderTransfer",
          "dpv:Disseminate",
          "dpv:AutomatedDecisionMaking",
        ),
        "kelisim:action": oneOf(
          "collect",
          "process",
          "disclose",
          "cross-border",
          "disseminate",
          "automated-decision",
        ),
      }),
      0,
      10,
    ),
    "dpv:hasStorageCondition": list(
      {
        anyOf: [
          members({ "@type": oneOf("dpv:StorageLocation"), "dpv:hasLocation": COUNTRY }),
          members({ "@type": oneOf("dpv:StorageDuration"), "dpv:hasDuration": ref("duration") }),
        ],
      },
      2,
      2,
    ),
    "dpv:hasDataController": list(ref("organisation"), 1, 2),
    "dpv:hasRecipient": list(ref("organisation"), 0, 1000),
    "dpv:hasThirdCountry": list(COUNTRY, 0, 300),
    "dpv:hasDataSource": members({
      "@type": oneOf("dpv:DataSource", "dpv:DataSubjectDataSource", "dpv:PublicDataSource"),
      "dct:identifier": IDENTIFIER,
      "dct:title": ref("words"),
      "kelisim:owner": ref("organisation"),
      "kelisim:operator": ref("organisation"),
    }),
    "dpv:hasConsentControl": members({
      "@type": oneOf("dpv:WithdrawConsent"),
      "dpv:isExercisedAt": text(2000),
    }),
    "dpv:hasJurisdiction": oneOf("loc:KZ"),
    "dpv:hasRight": list(
      members({
        "@type": oneOf("dpv:DataSubjectRight"),
        "kelisim:right": text(100),
        "kelisim:law": LAW,
        "kelisim:provision": text(100),
      }),
      1,
      20,
    ),
    "kelisim:published": truth,
  },
  {
    "dpv:hasAutomationLevel": oneOf("dpv:FullAutomation"),
    "dpv:hasHumanInvolvement": oneOf("dpv:HumanNotInvolved"),
    "dpv:hasAlgorithmicLogic": DESCRIBED,
    "dpv:hasConsequence": DESCRIBED,
    "kelisim:protection": DESCRIBED,
    "kelisim:affectsRights": truth,
  },
);

/** A receipt as it is signed. */
export const BODY_SCHEMA: Schema = members(
  {
    "@context": exactly(RECEIPT_CONTEXT),
    "@type": oneOf("dpv:ConsentReceipt"),
    "dct:conformsTo": exactly([...CONFORMS_TO]),
    "dct:identifier": IDENTIFIER,
    "dct:created": INSTANT,
    "dpv:hasRecordOfActivity": members({
      "@type": oneOf("dpv:ConsentRecord"),
      "dct:identifier": IDENTIFIER,
    }),
    "dpv:hasServiceProvider": members({
      "@type": oneOf("dpv:ServiceProvider"),
      "kelisim:service": oneOf("state", "non-state"),
      "kelisim:url": text(2000),
    }),
    "dpv:hasDataSubject": members({
      "@type": oneOf("dpv:DataSubject"),
      "dct:identifier": matching(
        "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        45,
      ),
    }),
    "dpv:hasProcess": ref("process"),
    "dpv:hasJurisdiction": oneOf("loc:KZ"),
    "dpv:hasApplicableLaw": list(
      members({ "@type": oneOf("dpv:Law"), "kelisim:law": LAW, "dct:title": ref("words") }),
      1,
      20,
    ),
    "dpv:hasLegalBasis": BASES,
    "dpv:hasConsentStatus": STATUSES,
    "kelisim:status": oneOf(
      "active",
      "refused",
      "withdrawn",
      "expired",
      "fulfilled",
      "superseded",
      "disputed",
      "annulled",
    ),
    "dpv:hasDuration": ref("duration"),
    "kelisim:event": list(ref("event"), 1, 1000),
  },
  {
    "dct:language": LANGUAGE,
    "dpv:hasNotice": members(
      {
        "@type": oneOf("dpv:ConsentNotice"),
        "kelisim:version": VERSION,
        "kelisim:sha256": ref("sha256"),
      },
      { "dct:language": LANGUAGE },
    ),
  },
);

/** What the schema refers to by name. */
export const BODY_DEFS: Readonly<Record<string, Schema>> = {
  words: members({ kk: text(20_000), ru: text(20_000), en: text(20_000) }),
  sha256: matching("^[0-9a-f]{64}$", 64),
  organisation: ORGANISATION,
  duration: DURATION,
  event: EVENT,
  process: PROCESS,
};
