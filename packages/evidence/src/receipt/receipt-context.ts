/**
 * What the members of a receipt mean, for readers of JSON-LD. It stands in every receipt as it is here and
 * refers to nothing that would have to be fetched. `dpv` and `loc` are those of DPV 2.3; `kelisim` and `kz`
 * are our own: DPV has no vocabulary of Kazakh law.
 */
export const RECEIPT_CONTEXT = {
  dct: "http://purl.org/dc/terms/",
  dpv: "https://w3id.org/dpv#",
  loc: "https://w3id.org/dpv/loc#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  kelisim: "urn:kelisim:receipt:",
  kz: "urn:kelisim:law:kz:",
  "dct:conformsTo": { "@id": "dct:conformsTo", "@type": "@id" },
  "dct:created": { "@id": "dct:created", "@type": "xsd:dateTime" },
  "dct:title": { "@id": "dct:title", "@container": "@language" },
  "dct:description": { "@id": "dct:description", "@container": "@language" },
  "dpv:hasJurisdiction": { "@id": "dpv:hasJurisdiction", "@type": "@id" },
  "dpv:hasLocation": { "@id": "dpv:hasLocation", "@type": "@id" },
  "dpv:hasThirdCountry": { "@id": "dpv:hasThirdCountry", "@type": "@id" },
  "dpv:hasNecessity": { "@id": "dpv:hasNecessity", "@type": "@id" },
  "dpv:hasLegalBasis": { "@id": "dpv:hasLegalBasis", "@type": "@id" },
  "dpv:hasConsentStatus": { "@id": "dpv:hasConsentStatus", "@type": "@id" },
  "dpv:hasAutomationLevel": { "@id": "dpv:hasAutomationLevel", "@type": "@id" },
  "dpv:hasHumanInvolvement": { "@id": "dpv:hasHumanInvolvement", "@type": "@id" },
  "dpv:isIndicatedAtTime": { "@id": "dpv:isIndicatedAtTime", "@type": "xsd:dateTime" },
  "dpv:isExercisedAt": { "@id": "dpv:isExercisedAt", "@type": "@id" },
  "kelisim:event": { "@id": "kelisim:event", "@container": "@list" },
  "kelisim:law": { "@id": "kelisim:law", "@type": "@id" },
  "kelisim:lastDay": { "@id": "kelisim:lastDay", "@type": "xsd:date" },
  "kelisim:effectiveOn": { "@id": "kelisim:effectiveOn", "@type": "xsd:date" },
} as const;

/** The profile of consent receipts by ISO/IEC TS 27560, as DPV names it. */
export const CONFORMS_TO = [
  "https://w3id.org/dpv/schema/dpv-27560#receipt",
  "urn:kelisim:receipt:schema:1",
] as const;
