import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Payload, Provider } from "oidc-provider";
import { failurePage } from "./pages/failure-page.ts";
import { languageOf, PAGE_HEADERS } from "./pages/frame.ts";
import { peoplePage } from "./pages/people-page.ts";
import { DEFAULT_LEVEL, subOf, type DemoIdentity } from "./people.ts";

const send = (response: ServerResponse, status: number, html: string): void =>
  void response.writeHead(status, PAGE_HEADERS).end(html);

/** What was chosen; `undefined` for a form that is not the page's. */
function resultOf(form: URLSearchParams, people: readonly DemoIdentity[]): Payload | undefined {
  if (form.has("cancel")) {
    return { error: "access_denied", error_description: "cancelled by the person" };
  }
  const index = Number(form.get("person") ?? "-1");
  const person = people[index];
  if (person === undefined) return undefined;
  return { login: { accountId: subOf(index), acr: person.level ?? DEFAULT_LEVEL } };
}

/** Shows whom one may sign in as, and takes the choice. */
export async function answerInteraction(
  provider: Provider,
  people: readonly DemoIdentity[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const wanted = request.headers["accept-language"];
  const asked = await provider.interactionDetails(request, response).catch(() => undefined);
  if (asked === undefined) return send(response, 400, failurePage(wanted, "failed"));
  const language = languageOf(asked.params["ui_locales"] ?? wanted);
  if (request.method !== "POST") return send(response, 200, peoplePage(language, people));
  const result = resultOf(new URLSearchParams(await text(request)), people);
  if (result === undefined) return send(response, 400, failurePage(language, "failed"));
  await provider.interactionFinished(request, response, result);
}
