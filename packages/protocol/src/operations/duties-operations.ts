import type { Operation } from "./operation.ts";

/** What parties owe, and by which day. */
export const DUTIES_OPERATIONS = [
  {
    id: "list-duties",
    method: "GET",
    path: "/v1/duties",
    auth: "key",
    scopes: ["duty:act"],
    tag: "duties",
    summary: "List one's own duties by deadline",
    successStatus: 200,
  },
  {
    id: "get-duty",
    method: "GET",
    path: "/v1/duties/{id}",
    auth: "key",
    scopes: ["duty:act"],
    tag: "duties",
    summary: "Read a duty and how its date was counted",
    successStatus: 200,
  },
  {
    id: "discharge-duty",
    method: "POST",
    path: "/v1/duties/{id}/discharge",
    auth: "key",
    scopes: ["duty:act"],
    tag: "duties",
    summary: "Discharge a duty",
    successStatus: 200,
  },
  {
    id: "calendar-deadline",
    method: "GET",
    path: "/v1/calendar/deadline",
    auth: "none",
    scopes: [],
    tag: "duties",
    summary: "Count working days, day by day",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
