import { ACT_TITLES, type Action, type Text3 } from "@kelisim/core";
import { eventInReceipt } from "./make-events.ts";
import { durationOf, legalBasisOf, organisation, STATUS_TERMS, sortedWords } from "./make-parts.ts";
import type {
  PersonalDataInReceipt,
  ProcessingInReceipt,
  ProcessInReceipt,
  ReceiptBody,
  RightInReceipt,
} from "./receipt-body.ts";
import { CONFORMS_TO, RECEIPT_CONTEXT } from "./receipt-context.ts";
import type { ReceiptCategory, ReceiptFacts } from "./receipt-facts.ts";
import { bodyFault } from "./receipt-schema.ts";

/** Kazakh law keeps collection apart from processing; the latter is every operation, as `dpv:Processing` is. */
const PROCESSING: Readonly<Record<Action, ProcessingInReceipt["@type"]>> = {
  collect: "dpv:Collect",
  process: "dpv:Processing",
  disclose: "dpv:Disclose",
  "cross-border": "dpv:CrossBorderTransfer",
  disseminate: "dpv:Disseminate",
  "automated-decision": "dpv:AutomatedDecisionMaking",
};

const SOURCES = {
  "data-subject": "dpv:DataSubjectDataSource",
  "digital-object": "dpv:DataSource",
  "public-source": "dpv:PublicDataSource",
} as const;

const right = (name: string, provision: string): RightInReceipt => ({
  "@type": "dpv:DataSubjectRight",
  "kelisim:right": name,
  "kelisim:law": "kz:94-V",
  "kelisim:provision": provision,
});

/** What she may do about it. @law 94-V 24(1) @law 231-VIII 19-1 */
const rightsOf = ({ automated }: ReceiptFacts): readonly RightInReceipt[] => [
  right("withdraw-consent", "8(7)"),
  right("know", "24(1)"),
  right("correct", "24(1)"),
  right("block", "24(1)"),
  right("destroy", "24(1)"),
  ...(automated === undefined ? [] : [right("object-to-automated-processing", "19-1(2)")]),
];

const category = ({
  code,
  name,
  biometric,
  sensitive,
  optional,
}: ReceiptCategory): PersonalDataInReceipt => ({
  "@type": sensitive || biometric ? "dpv:SensitivePersonalData" : "dpv:PersonalData",
  "dct:identifier": code,
  "dct:title": sortedWords(name),
  "kelisim:biometric": biometric,
  "dpv:hasNecessity": optional ? "dpv:Optional" : "dpv:Required",
});

function automatedPart({ automated }: ReceiptFacts) {
  if (automated === undefined) return {};
  const described = (text: Text3) => ({ "dct:description": sortedWords(text) });
  return {
    "dpv:hasAutomationLevel": "dpv:FullAutomation",
    "dpv:hasHumanInvolvement": "dpv:HumanNotInvolved",
    "dpv:hasAlgorithmicLogic": described(automated.procedure),
    "dpv:hasConsequence": described(automated.consequences),
    "kelisim:protection": described(automated.protection),
    "kelisim:affectsRights": automated.affectsRights,
  } as const;
}

function processOf(facts: ReceiptFacts): ProcessInReceipt {
  const { purpose, object, party, onBehalfOf, countries } = facts;
  const controllers = [party, ...(onBehalfOf === undefined ? [] : [onBehalfOf])];
  return {
    "@type": "dpv:PersonalDataProcess",
    "dpv:hasPurpose": {
      "@type": "dpv:Purpose",
      "dct:identifier": purpose.id,
      "kelisim:version": purpose.version,
      "dct:title": sortedWords(purpose.name),
      "dct:description": sortedWords(purpose.description),
    },
    "dpv:hasPersonalData": facts.categories.map(category),
    "dpv:hasProcessing": facts.actions.map((action) => ({
      "@type": PROCESSING[action],
      "kelisim:action": action,
    })),
    "dpv:hasStorageCondition": [
      { "@type": "dpv:StorageLocation", "dpv:hasLocation": `loc:${object.storageCountry}` },
      { "@type": "dpv:StorageDuration", "dpv:hasDuration": durationOf(facts.term) },
    ],
    "dpv:hasDataController": controllers.map((one) => organisation("dpv:DataController", one)),
    "dpv:hasRecipient": facts.recipients.map((one) => organisation("dpv:Recipient", one)),
    "dpv:hasThirdCountry": countries.map((code) => `loc:${code}`),
    "dpv:hasDataSource": {
      "@type": SOURCES[facts.source],
      "dct:identifier": object.id,
      "dct:title": sortedWords(object.name),
      "kelisim:owner": organisation("dpv:LegalEntity", object.owner),
      "kelisim:operator": organisation("dpv:LegalEntity", object.operator),
    },
    "dpv:hasConsentControl": {
      "@type": "dpv:WithdrawConsent",
      "dpv:isExercisedAt": facts.withdrawUrl,
    },
    "dpv:hasJurisdiction": "loc:KZ",
    "dpv:hasRight": rightsOf(facts),
    "kelisim:published": facts.published,
    ...automatedPart(facts),
  };
}

const uuidText = (hex: string): string =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "urn:uuid:$1-$2-$3-$4-$5");

/**
 * The receipt of a consent or of a refusal.
 * @throws RangeError if the facts break the schema: a bug of the caller
 */
export function receiptBody(facts: ReceiptFacts): ReceiptBody {
  const { notice, language } = facts;
  const spoken = language === undefined ? {} : { "dct:language": language };
  const body: ReceiptBody = {
    "@context": RECEIPT_CONTEXT,
    "@type": "dpv:ConsentReceipt",
    "dct:conformsTo": [...CONFORMS_TO],
    "dct:identifier": facts.receiptId,
    "dct:created": facts.madeAt,
    ...spoken,
    "dpv:hasRecordOfActivity": {
      "@type": "dpv:ConsentRecord",
      "dct:identifier": facts.consentId,
    },
    "dpv:hasServiceProvider": {
      "@type": "dpv:ServiceProvider",
      "kelisim:service": facts.service.kind,
      "kelisim:url": facts.service.url,
    },
    "dpv:hasDataSubject": {
      "@type": "dpv:DataSubject",
      "dct:identifier": uuidText(facts.dataSubject),
    },
    ...(notice !== undefined && {
      "dpv:hasNotice": {
        "@type": "dpv:ConsentNotice",
        "kelisim:version": notice.version,
        "kelisim:sha256": notice.sha256,
        ...spoken,
      },
    }),
    "dpv:hasProcess": processOf(facts),
    "dpv:hasJurisdiction": "loc:KZ",
    "dpv:hasApplicableLaw": (["94-V", "231-VIII", "395/НҚ"] as const).map((act) => ({
      "@type": "dpv:Law",
      "kelisim:law": `kz:${act}`,
      "dct:title": sortedWords(ACT_TITLES[act]),
    })),
    "dpv:hasLegalBasis": legalBasisOf(facts),
    "dpv:hasConsentStatus": STATUS_TERMS[facts.status],
    "kelisim:status": facts.status,
    "dpv:hasDuration": durationOf(facts.term),
    "kelisim:event": facts.events.map((event) => eventInReceipt(event, facts)),
  };
  const fault = bodyFault(body);
  if (fault !== undefined) throw new RangeError(`a receipt breaks its schema at ${fault}`);
  return body;
}
