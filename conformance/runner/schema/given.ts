import { Type, type Static } from "typebox";
import {
  Action,
  Alias,
  Aliases,
  Categories,
  Category,
  CLOSED,
  Country,
  Day,
  Deidentification,
  LegalGround,
  Place,
  PublicPlaceAim,
  Role,
  Sector,
  Source,
} from "./words.ts";

export const GivenParty = Type.Object(
  { alias: Alias, sector: Sector, roles: Type.Array(Role, { minItems: 1, uniqueItems: true }) },
  { ...CLOSED, description: "A party `service-desk` may hand in people's answers at its desk." },
);

export const GivenObject = Type.Object(
  {
    alias: Alias,
    owner: Alias,
    operator: Alias,
    sector: Sector,
    categories: Categories,
    storage_country: Type.Optional(Country),
    confidential: Type.Optional(Type.Boolean()),
  },
  { ...CLOSED, description: "Stored in Kazakhstan, and confidential unless told otherwise." },
);

export const GivenPurpose = Type.Object(
  {
    alias: Alias,
    party: Alias,
    objects: Type.Array(Alias, { minItems: 1, uniqueItems: true }),
    categories: Type.Object(
      { required: Categories, optional: Type.Array(Category, { uniqueItems: true }) },
      CLOSED,
    ),
    actions: Type.Array(Action, { minItems: 1, uniqueItems: true }),
    max_term: Type.Optional(
      Type.String({ pattern: "^P", description: "ISO 8601 duration: the longest term needed." }),
    ),
    ends: Type.Enum(["date", "purpose-achieved"], { type: "string" }),
    recipients: Type.Optional(Aliases),
    cross_border: Type.Optional(Type.Array(Country, { uniqueItems: true })),
    automated: Type.Optional(Type.Object({ affects_rights: Type.Boolean() }, CLOSED)),
    source: Type.Optional(Source),
    targeting: Type.Optional(Type.Object({ criteria: Type.String({ minLength: 1 }) }, CLOSED)),
    place: Type.Optional(Place),
    public_place_aim: Type.Optional(PublicPlaceAim),
    legal_ground: Type.Optional(LegalGround),
    deidentification: Type.Optional(Deidentification),
    notify_disclosure: Type.Optional(Type.Boolean()),
  },
  CLOSED,
);

const Birth = Type.Object({ person: Alias, day: Day }, CLOSED);

/** The registry before the first step. All of it is active; no purpose waits for a review. */
export const Given = Type.Object(
  {
    parties: Type.Array(GivenParty),
    objects: Type.Array(GivenObject),
    purposes: Type.Array(GivenPurpose),
    people: Type.Array(Alias, { uniqueItems: true }),
    births: Type.Optional(
      Type.Array(Birth, {
        description: "Birthdays, as their numbers tell them; others are adults.",
      }),
    ),
  },
  CLOSED,
);
export type Given = Static<typeof Given>;
export type GivenParty = Static<typeof GivenParty>;
export type GivenObject = Static<typeof GivenObject>;
export type GivenPurpose = Static<typeof GivenPurpose>;
