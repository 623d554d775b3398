import type { DecisionExplanation } from "@kelisim/protocol";

/** What stands in the place of a key and of a person's number: never the real ones. */
const KEY = "$KELISIM_API_KEY";
const IIN = "$IIN";

/** In a here-document that expands variables, everything but those two stands for itself. */
const literal = (text: string): string => text.replaceAll(/[\\$`]/g, (sign) => `\\${sign}`);

const PLACE = "\u{E000}";

/** JSON with the variable of the shell where the number of the person belongs. */
const jsonFor = (body: object): string =>
  literal(JSON.stringify(body, null, 2)).replaceAll(PLACE, IIN);

const command = (method: "GET" | "POST", url: string, body?: object): string =>
  [
    `curl -sS ${method === "POST" ? "-X POST " : ""}'${url}' \\`,
    `  -H "authorization: Bearer ${KEY}"${body === undefined ? "" : " \\"}`,
    ...(body === undefined
      ? []
      : [
          "  -H 'content-type: application/json' \\",
          "  --data-binary @- <<JSON",
          jsonFor(body),
          "JSON",
        ]),
  ].join("\n");

/** The question of a logged decision, to be put again as a look-up: it enforces nothing. */
export function askCommand(baseUrl: string, logged: DecisionExplanation): string {
  const { requester_bin, employee, action, object_id, categories, recipient, country } = logged;
  return command("POST", `${baseUrl}/access/v1/evaluation`, {
    subject: {
      type: "party",
      id: requester_bin,
      ...(employee === undefined ? {} : { properties: { employee } }),
    },
    action: { name: action },
    resource: {
      type: "digital_object",
      id: object_id,
      properties: {
        data_subject: PLACE,
        categories,
        ...(recipient === undefined ? {} : { recipient }),
        ...(country === undefined ? {} : { country }),
      },
    },
    context: { purpose: logged.purpose_id, mode: "check" },
  });
}

/** Reads the explanation of a decision. */
export const explainCommand = (baseUrl: string, logged: DecisionExplanation): string =>
  command("GET", `${baseUrl}/v1/access-decisions/${logged.decision_id}`);

/** Puts a request for consent. */
export const requestCommand = (baseUrl: string, purposeId: string, objectId: string): string =>
  command("POST", `${baseUrl}/v1/consent-requests`, {
    data_subject: { iin: PLACE },
    purpose_id: purposeId,
    object_id: objectId,
  });

/** Asks whether data may be used. */
export const firstQuestion = (
  baseUrl: string,
  question: {
    readonly bin: string;
    readonly purposeId: string;
    readonly objectId: string;
    readonly categories: readonly string[];
  },
): string =>
  command("POST", `${baseUrl}/access/v1/evaluation`, {
    subject: { type: "party", id: question.bin },
    action: { name: "process" },
    resource: {
      type: "digital_object",
      id: question.objectId,
      properties: { data_subject: PLACE, categories: question.categories },
    },
    context: { purpose: question.purposeId, mode: "enforce" },
  });
