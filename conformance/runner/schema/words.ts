import { Type } from "typebox";

/** No member may be there that this format does not know: a misspelt expectation would pass unseen. */
export const CLOSED = { additionalProperties: false } as const;

const TEXT = { type: "string" } as const;

/** A name that a scenario gives to a party, an object, a purpose, a person or a result. */
export const Alias = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });

/** A code of the dictionary of data categories. */
export const Category = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
export const Categories = Type.Array(Category, { minItems: 1, uniqueItems: true });

export const Aliases = Type.Array(Alias, { uniqueItems: true });

export const Instant = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$",
  description: "RFC 3339 with seconds and an offset.",
});

export const Day = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  description: "A legal day in Kazakhstan (Asia/Almaty).",
});

export const Country = Type.String({ pattern: "^[A-Z]{2}$" });

export const Sector = Type.Enum(["state", "non-state"], TEXT);

export const Role = Type.Enum(
  [
    "owner",
    "operator",
    "third-party",
    "service-desk",
    "authorised-body",
    "ai-platform-operator",
    "infosec-coordination-centre",
  ],
  TEXT,
);

export const Action = Type.Enum(
  ["collect", "process", "disclose", "cross-border", "disseminate", "automated-decision"],
  TEXT,
);
export const Source = Type.Enum(["data-subject", "digital-object", "public-source"], TEXT);
export const Place = Type.Enum(["public", "private"], TEXT);
export const PublicPlaceAim = Type.Enum(
  ["constitutional-order", "public-order", "rights-and-freedoms", "health", "morals"],
  TEXT,
);
export const Deidentification = Type.Enum(["by-holder", "by-platform-operator"], TEXT);
/** What permits without consent: a code of the list, and the norm that a purpose refers to. */
export const LegalGround = Type.Object(
  {
    code: Type.String({ pattern: "^[0-9a-z-]{1,20}$" }),
    act: Type.String({ minLength: 1 }),
    article: Type.String({ minLength: 1 }),
    level: Type.Enum(["law", "bylaw"], TEXT),
    reference: Type.Optional(Type.String({ minLength: 1 })),
    deferral: Type.Optional(
      Type.Object(
        {
          act: Type.String({ minLength: 1 }),
          article: Type.String({ minLength: 1 }),
          until: Type.Optional(Day),
          event: Type.Optional(Type.String({ minLength: 1 })),
        },
        {
          ...CLOSED,
          minProperties: 3,
          maxProperties: 3,
          description: "An act that puts off telling the person: to a day, or until an event.",
        },
      ),
    ),
  },
  CLOSED,
);

/** What sets a term otherwise than the purpose's need. */
export const TermBasis = Type.Union([
  Type.Object(
    {
      kind: Type.Literal("law"),
      act: Type.String({ minLength: 1 }),
      article: Type.String({ minLength: 1 }),
    },
    CLOSED,
  ),
  Type.Object({ kind: Type.Literal("contract"), reference: Type.String({ minLength: 1 }) }, CLOSED),
]);

export const Actions = Type.Array(Action, { minItems: 1, uniqueItems: true });

export const DutyKind = Type.Enum(
  [
    "cease-processing",
    "answer-objection",
    "answer-inquiry",
    "prove-consent",
    "correct",
    "block",
    "unblock",
    "destroy",
    "notify-authorised-body",
    "notify-disclosure",
    "review-retention",
  ],
  TEXT,
);

/** What a holder reports in the steps that there are so far. */
export const DutyOutcome = Type.Enum(
  ["ceased", "reasoned-refusal", "upheld", "rejected", "partial", "answered", "corrected"],
  TEXT,
);

/** Every outcome of the contract. */
export const AnyDutyOutcome = Type.Enum(
  [
    "ceased",
    "reasoned-refusal",
    "answered",
    "corrected",
    "blocked",
    "unblocked",
    "destroyed",
    "notified",
    "proved",
    "upheld",
    "rejected",
    "partial",
  ],
  TEXT,
);

export const DutyStatus = Type.Enum(["open", "overdue", "discharged"], TEXT);

/** How the person's own act is proved. The last two are never a key's to vouch for. */
export const Confirmation = Type.Object(
  {
    kind: Type.Enum(["written", "other-provable", "sign-in", "sms-reply"], TEXT),
    signed_on: Type.Optional({ ...Day, description: "For `written`: the day on the paper." }),
  },
  CLOSED,
);
