import type { AccessQuestion } from "./question.ts";

type Asked = Pick<AccessQuestion, "requester" | "object" | "purpose" | "action" | "recipient">;

/** Who may ask: a party to the purpose or the object, or a recipient that asks for itself. */
export const isEntitled = ({ requester, object, purpose, action, recipient }: Asked): boolean =>
  requester?.status === "active" &&
  (requester.id === purpose?.partyId ||
    requester.id === object?.ownerId ||
    requester.id === object?.operatorId ||
    (action === "disclose" && recipient === requester.id));
