import { Type, type Static, type TObject, type TProperties } from "typebox";
import { Expectation } from "./expectation.ts";
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
  DutyOutcome,
  Instant,
} from "./words.ts";

const TEXT = { type: "string" } as const;

const step = <K extends string, P extends TProperties>(kind: K, description: string, inputs: P) =>
  Type.Object(
    { at: Instant, do: Type.Literal(kind), ...inputs, expect: Expectation },
    { ...CLOSED, description },
  );

const result = { as: Type.Optional(Alias) };
const ask = { purpose: Alias, object: Alias, person: Alias };
const handIn = { confirmation: Confirmation, through: Alias };
const rightsCall = {
  person: Alias,
  party: Alias,
  through: Alias,
  purpose: Type.Optional(Alias),
  ...result,
};

export const AskStep = step("ask", "The purpose's party asks the person for consent.", {
  ...ask,
  categories: Type.Optional(Categories),
  actions: Type.Optional(Actions),
  recipients: Type.Optional(Aliases),
  valid_until: Type.Optional(Day),
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

export const WithdrawStep = step("withdraw", "The person takes her consent back.", {
  consent: Alias,
  ...handIn,
});

export const AchieveStep = step(
  "achieve",
  "The purpose was reached: for one person, or for everyone.",
  { purpose: Alias, person: Type.Optional(Alias) },
);

export const ClosePurposeStep = step("close-purpose", "The party closes its purpose.", {
  purpose: Alias,
});

export const BanPurposeStep = step("ban-purpose", "A second person finds that it aims at harm.", {
  purpose: Alias,
});

export const DutiesStep = step("duties", "Lists everything that a party owes or owed.", {
  party: Alias,
});

export const DischargeStep = step(
  "discharge",
  "`party` says what became of the duty that it has from `of`, a consent or a rights call.",
  {
    duty: Type.Object({ of: Alias, party: Alias }, CLOSED),
    outcome: DutyOutcome,
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

export const ObjectStep = step("object", "The person objects to automated processing.", rightsCall);

export const InquireStep = step(
  "inquire",
  "The person asks what is done with her data.",
  rightsCall,
);

export const CorrectStep = step("correct", "The person demands a correction.", {
  person: Alias,
  party: Alias,
  through: Alias,
  ...result,
});

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
  CancelStep,
  RequestStep,
  ConsentStep,
  AccessStep,
  WithdrawStep,
  AchieveStep,
  ClosePurposeStep,
  BanPurposeStep,
  DutiesStep,
  DischargeStep,
  ObjectStep,
  InquireStep,
  CorrectStep,
  EraseStep,
  DeadlineStep,
] as const satisfies readonly TObject[];

/** One act at one instant, and what must come of it. `do` says which. */
export const Step = Type.Union([...STEPS]);
export type Step = Static<(typeof STEPS)[number]>;

/** The step of one kind. */
export type StepOf<K extends Step["do"]> = Extract<Step, { do: K }>;
