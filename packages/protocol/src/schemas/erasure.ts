import { ERASURE_REASONS } from "@kelisim/core";
import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, DataSubject, Day, IdOf } from "./common.ts";
import { RefusalGroundBody } from "./duty.ts";

/** `POST /v1/erasures`. @law 94-V 18 25(2)(4) */
export const ErasePersonBody = Type.Object(
  {
    data_subject: DataSubject,
    reason: Type.Optional(Type.Enum(ERASURE_REASONS, { type: "string" })),
  },
  CLOSED,
);
export type ErasePersonBody = Body<typeof ErasePersonBody>;

/** Somebody whom an act or an obligation makes keep her data, and until when; open-ended without a day. */
export const KeptAnswer = Type.Object({
  party_id: IdOf("pty"),
  retention_id: IdOf("ret"),
  ground: RefusalGroundBody,
  until: Type.Optional(Day),
});

/** Whoever is unknown here is answered like somebody who is erased already. @law 255-VIII 41 */
export const ErasedPersonAnswer = Type.Object({
  status: Type.Enum(["erased", "locked"], { type: "string" }),
  kept: Type.Optional(
    Type.Array(KeptAnswer, {
      description: "With `locked`: erased by itself when the last of these ends.",
    }),
  ),
});
export type ErasedPersonAnswer = Answer<typeof ErasedPersonAnswer>;
