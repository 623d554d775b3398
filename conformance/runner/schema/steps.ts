import { Type, type Static, type TObject } from "typebox";
import { DeclarePurposeStep, ExplainStep, OutcomeStep } from "./automated-steps.ts";
import { GivenPurpose } from "./given.ts";
import { step } from "./step.ts";
import {
  Action,
  Actions,
  Alias,
  Aliases,
  Categories,
  CLOSED,
  Confirmation,
  Country,
  Day,
  AnyDutyOutcome,
  DutyKind,
  Instant,
  Role,
  TermBasis,
} from "./words.ts";

const TEXT = { type: "string" } as const;

const result = { as: Type.Optional(Alias) };
const acting = {
  acting_for: Type.Optional({
    ...Alias,
    description: "The representation by which somebody acts.",
  }),
};
const ask = { purpose: Alias, object: Alias, person: Alias };
const handIn = { confirmation: Confirmation, through: Alias, ...acting };
const rightsCall = {
  person: Alias,
  party: Alias,
  through: Alias,
  ...acting,
  purpose: Type.Optional(Alias),
  ...result,
};

export const AskStep = step("ask", "The purpose's party asks the person for consent.", {
  ...ask,
  categories: Type.Optional(Categories),
  actions: Type.Optional(Actions),
  recipients: Type.Optional(Aliases),
  valid_until: Type.Optional(Day),
  term_basis: Type.Optional(TermBasis),
  only_missing: Type.Optional(Type.Boolean()),
  ...result,
});

export const AnswerStep = step(
  "answer",
  "`through` hands in the person's answer; `as` names the consent that comes of it.",
  {
    request: Alias,
    answer: Type.Enum(["grant", "refuse"], TEXT),
    categories: Type.Optional(Categories),
    ...handIn,
    ...result,
  },
);

export const ImportStep = step(
  "import",
  "The purpose's party brings in a consent given on paper before; `paper` names the paper, none has no proof.",
  {
    ...ask,
    given_on: Day,
    paper: Type.Optional(Alias),
    categories: Type.Optional(Categories),
    actions: Type.Optional(Actions),
    recipients: Type.Optional(Aliases),
    valid_until: Type.Optional(Day),
    ...result,
  },
);

export const CancelStep = step("cancel", "The asking party takes its question back.", {
  request: Alias,
});

export const RequestStep = step("request", "Reads a request.", { request: Alias });

export const ConsentStep = step("consent", "Reads a consent.", { consent: Alias });

export const AccessStep = step(
  "access",
  "`by` wants to use the person's data; `caller` asks the service, `by` itself unless said.",
  {
    by: Alias,
    caller: Type.Optional(Alias),
    action: Action,
    ...ask,
    categories: Categories,
    recipient: Type.Optional(Alias),
    country: Type.Optional(Country),
    mode: Type.Optional(Type.Enum(["enforce", "check"], TEXT)),
  },
);

export const WithdrawStep = step(
  "withdraw",
  "The person takes her consent back: all of it, or the parts that are named.",
  {
    consent: Alias,
    parts: Type.Optional(
      Type.Object(
        {
          categories: Type.Optional(Categories),
          actions: Type.Optional(Actions),
          recipients: Type.Optional(Aliases),
          countries: Type.Optional(Type.Array(Country, { minItems: 1, uniqueItems: true })),
        },
        { ...CLOSED, minProperties: 1 },
      ),
    ),
    ...handIn,
  },
);

export const DisputeStep = step(
  "dispute",
  '"This was not me": the person says so in her own session; `through` a key it is refused.',
  { consent: Alias, through: Type.Optional(Alias) },
);

export const AchieveStep = step(
  "achieve",
  "The purpose was reached: for one person, or for everyone.",
  { purpose: Alias, person: Type.Optional(Alias), ...result },
);

export const ClosePurposeStep = step("close-purpose", "The party closes its purpose.", {
  purpose: Alias,
  ...result,
});

export const CloseObjectStep = step("close-object", "`by` closes an object of its own.", {
  object: Alias,
  by: Alias,
});

export const ClosePartyStep = step(
  "close-party",
  "These roles of a party end, or all of them: then it is closed.",
  { party: Alias, roles: Type.Optional(Type.Array(Role, { minItems: 1, uniqueItems: true })) },
);

export const RevisePurposeStep = step(
  "revise-purpose",
  "The party changes what it does for a purpose; what is left out stays.",
  {
    purpose: Alias,
    categories: Type.Optional(GivenPurpose.properties.categories),
    actions: Type.Optional(Actions),
    recipients: Type.Optional(Aliases),
  },
);

export const BanPurposeStep = step("ban-purpose", "A second person finds that it aims at harm.", {
  purpose: Alias,
});

export const EndDeferralStep = step(
  "end-deferral",
  "The purpose's party says that the event came about until which people are not told.",
  { purpose: Alias, ended_on: Type.Optional(Day) },
);

export const AccessesStep = step(
  "accesses",
  "The person looks who used her data, or tried to. Look-ups are not among it.",
  { person: Alias },
);

export const DeferralsStep = step(
  "deferrals",
  "`by` looks what is put off telling people, and how often that was used.",
  { by: Alias },
);

export const DutiesStep = step("duties", "Lists everything that a party owes or owed.", {
  party: Alias,
});

export const DischargeStep = step(
  "discharge",
  "`party` says what became of the duty that it has from `of`, a consent or a rights call.",
  {
    duty: Type.Object(
      { of: Alias, party: Alias, kind: Type.Optional(DutyKind) },
      { ...CLOSED, description: "Of several the open one that is due first." },
    ),
    outcome: AnyDutyOutcome,
    data: Type.Optional(Type.Enum(["destroyed", "deidentified", "kept"], TEXT)),
    with_document: Type.Optional(Type.Boolean()),
    ground: Type.Optional(
      Type.Object(
        {
          kind: Type.Enum(
            ["law", "obligation", "storage-required", "processing-required", "other"],
            TEXT,
          ),
          act: Type.Optional(Type.String({ minLength: 1 })),
          article: Type.Optional(Type.String({ minLength: 1 })),
          level: Type.Optional(Type.Enum(["law", "bylaw"], TEXT)),
          reference: Type.Optional(Type.String({ minLength: 1 })),
        },
        CLOSED,
      ),
    ),
    text: Type.Optional(Type.String({ minLength: 1 })),
    reviewer_named: Type.Optional(Type.Boolean()),
    reviewer_can_change: Type.Optional(Type.Boolean()),
    informed_on: Type.Optional(Day),
    retain: Type.Optional(
      Type.Object(
        {
          categories: Type.Optional(Categories),
          actions: Type.Optional(Actions),
          until: Type.Optional(Day),
        },
        CLOSED,
      ),
    ),
  },
);

export const ObjectStep = step("object", "The person objects to automated processing.", {
  ...rightsCall,
  outcome: Type.Optional(Alias),
});

export const InquireStep = step(
  "inquire",
  "The person asks what is done with her data.",
  rightsCall,
);

export const CorrectStep = step("correct", "The person demands a correction.", {
  person: Alias,
  party: Alias,
  through: Alias,
  ...acting,
  object: Type.Optional(Alias),
  ...result,
});

const holding = { person: Alias, party: Alias, through: Alias };

export const BlockStep = step(
  "block",
  "The person tells a party that the law was broken with an object's data about her.",
  { ...holding, object: Alias, ...result },
);

export const EndCheckStep = step("end-check", "`party` says what its check of a signal came to.", {
  signal: Alias,
  party: Alias,
  confirmed: Type.Boolean(),
});

export const DestroyStep = step(
  "destroy",
  "The person demands that her data be destroyed: those in an object, or all that the party holds.",
  { ...holding, object: Type.Optional(Alias), ...result },
);

export const ComplainStep = step("complain", "The person complains of a party.", {
  ...holding,
  addressee: Type.Optional(Type.Enum(["authorised-body", "prosecutor", "court"], TEXT)),
  ...result,
});

export const BreachStep = step(
  "breach",
  "`party` reports a breach in its object, with how many people it concerns or who they are.",
  {
    party: Alias,
    object: Alias,
    detected_at: Instant,
    concerned: Type.Optional(Type.Integer({ minimum: 0 })),
    people: Type.Optional(Aliases),
    ...result,
  },
);

export const TellDisclosuresStep = step(
  "tell-disclosures",
  "The service looks for disclosures of which people have to be told; `as` names those for `purpose`.",
  { purpose: Alias, ...result },
);

export const RepresentStep = step(
  "represent",
  "A desk that saw the proof records that `by` may act for the person; in everything unless told.",
  {
    person: Alias,
    by: Alias,
    basis: Type.Enum(
      ["parent", "guardian", "trustee", "power-of-attorney", "court-decision"],
      TEXT,
    ),
    scope: Type.Optional(
      Type.Array(Type.Enum(["give", "withdraw", "rights"], TEXT), {
        minItems: 1,
        uniqueItems: true,
      }),
    ),
    valid_from: Type.Optional(Day),
    valid_until: Type.Optional(Day),
    through: Alias,
    ...result,
  },
);

export const EndRepresentationStep = step(
  "end-representation",
  "A desk records that a representative acts no more.",
  {
    representation: Alias,
    reason: Type.Enum(["revoked", "restored", "replaced", "died"], TEXT),
    proven: Type.Optional(Type.Boolean()),
    through: Alias,
  },
);

export const RepresentationStep = step(
  "representation",
  "A desk looks at a representation of the person, and at what was given for her and is hers now.",
  { representation: Alias, person: Alias, through: Alias },
);

export const CorrectNumberStep = step(
  "correct-number",
  "The person's number was wrong: all that she has goes on under that of `to`.",
  { person: Alias, to: Alias },
);

export const EraseStep = step(
  "erase",
  "The service is ordered to forget the person; whoever comes under her alias later is somebody new.",
  { person: Alias },
);

export const DeadlineStep = step("deadline", "Counts working days from a day of receipt.", {
  received_on: Day,
  working_days: Type.Integer({ minimum: 1, maximum: 366 }),
});

const STEPS = [
  AskStep,
  AnswerStep,
  ImportStep,
  CancelStep,
  RequestStep,
  ConsentStep,
  AccessStep,
  WithdrawStep,
  DisputeStep,
  AchieveStep,
  ClosePurposeStep,
  CloseObjectStep,
  ClosePartyStep,
  RevisePurposeStep,
  BanPurposeStep,
  EndDeferralStep,
  AccessesStep,
  DeferralsStep,
  DutiesStep,
  DischargeStep,
  ObjectStep,
  DeclarePurposeStep,
  ExplainStep,
  OutcomeStep,
  InquireStep,
  CorrectStep,
  BlockStep,
  EndCheckStep,
  DestroyStep,
  ComplainStep,
  BreachStep,
  TellDisclosuresStep,
  RepresentStep,
  EndRepresentationStep,
  RepresentationStep,
  CorrectNumberStep,
  EraseStep,
  DeadlineStep,
] as const satisfies readonly TObject[];

/** One act at one instant, and what must come of it. `do` says which. */
export const Step = Type.Union([...STEPS]);
export type Step = Static<(typeof STEPS)[number]>;

/** The step of one kind. */
export type StepOf<K extends Step["do"]> = Extract<Step, { do: K }>;
