import type { FastifyInstance } from "fastify";
import { RequestFault } from "../http/request-fault.ts";
import { FORM_LIMIT, MOST_FIELDS } from "./http-limits.ts";
import type { Form } from "./visit.ts";

/** Letters that no text of a person needs and a database does not take. */
// oxlint-disable-next-line no-control-regex
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A field as it is worked with: lines end with `\n`, control characters are gone, letters are composed. */
export const cleanText = (text: string): string =>
  text.replaceAll("\r\n", "\n").replace(UNWANTED, "").normalize("NFC");

/** @throws RequestFault for more fields than any form of ours has */
export function parseForm(text: string): Form {
  const sent = new URLSearchParams(text);
  if (sent.size > MOST_FIELDS) throw new RequestFault("bad-request");
  const form = new URLSearchParams();
  for (const [name, value] of sent) form.append(name, cleanText(value));
  return form;
}

/** The portal takes forms as browsers send them, and nothing else. */
export function registerFormParser(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: FORM_LIMIT },
    async (_request: unknown, body: string) => parseForm(body),
  );
}
