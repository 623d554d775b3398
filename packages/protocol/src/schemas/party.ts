import { Type, type Static } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { BinText, CLOSED, Country, IdOf, Name, Name3, NextCursor } from "./common.ts";

/** State bodies and state legal entities, or everybody else. */
export const SectorName = Type.Enum(["state", "non-state"], { type: "string" });

/** What a party is to personal data. */
export const PartyRoleName = Type.Enum(
  [
    "owner",
    "operator",
    "third-party",
    "service-desk",
    "authorised-body",
    "ai-platform-operator",
    "infosec-coordination-centre",
  ],
  { type: "string" },
);
export type PartyRoleName = Static<typeof PartyRoleName>;

const roles = Type.Array(PartyRoleName, { minItems: 1, maxItems: 7, uniqueItems: true });

/** `POST /v1/parties` */
export const CreatePartyBody = Type.Object(
  { bin: BinText, name: Name, sector: SectorName, roles, country: Type.Optional(Country) },
  CLOSED,
);
export type CreatePartyBody = Body<typeof CreatePartyBody>;

/** `POST /v1/parties/{id}/close`: these roles end; without any named, all of them. */
export const ClosePartyBody = Type.Object({ roles: Type.Optional(roles) }, CLOSED);
export type ClosePartyBody = Body<typeof ClosePartyBody>;

/** An organisation or sole proprietor that this service knows. */
export const PartyAnswer = Type.Object({
  id: IdOf("pty"),
  version: Type.Integer({ minimum: 1 }),
  status: Type.Enum(["active", "closed"], { type: "string" }),
  bin: BinText,
  name: Name3,
  sector: SectorName,
  roles,
  country: Country,
});
export type PartyAnswer = Answer<typeof PartyAnswer>;

/** `GET /v1/parties` */
export const PartyList = Type.Object({ items: Type.Array(PartyAnswer), next_cursor: NextCursor });
export type PartyList = Answer<typeof PartyList>;
