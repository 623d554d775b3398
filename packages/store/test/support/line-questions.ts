import type { AccessQuestion } from "@kelisim/core";
import type { Life } from "../../../core/src/testing/lives.test-support.ts";
import {
  BANK,
  BUREAU,
  KEEPER,
  LOANS,
  MINISTRY,
  REGISTER,
} from "../../../core/src/testing/registry.test-support.ts";

const ACTIONS = ["collect", "process", "disclose"] as const;

/** What the bank and the owner may ask in each of a life's lines, all of it inside the purpose. */
export const questionsAbout = ({
  purposes: [dated, lasting],
  now,
}: Life): readonly AccessQuestion[] =>
  [
    { purpose: dated, object: LOANS, owner: KEEPER },
    { purpose: dated, object: REGISTER, owner: MINISTRY },
    { purpose: lasting, object: LOANS, owner: KEEPER },
  ].flatMap(({ purpose, object, owner }) =>
    // A recipient asks for itself; and for what it kept, if anything.
    [BANK, owner, BUREAU].flatMap((requester) =>
      ACTIONS.flatMap((action) =>
        [purpose.categories.required, [...purpose.categories.required, "phone"]].map(
          (categories): AccessQuestion => ({
            ...{ requester, object, purpose, categories, action },
            ...{ service: "state", at: now, country: undefined },
            ...{ recipientRoles: [], biometric: [] },
            recipient: action === "disclose" ? BUREAU.id : undefined,
          }),
        ),
      ),
    ),
  );
