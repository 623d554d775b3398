import { renderPage, type PageContext } from "@kelisim/web/pages";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { PageAnswer } from "./page-answer.ts";
import { sendPacked } from "./send-body.ts";

/** What can be sent as it is; the rest becomes a page before. */
export type SendableAnswer = Extract<PageAnswer, { readonly kind: "page" | "redirect" | "file" }>;

const disposition = (name: string | undefined): Readonly<Record<string, string>> =>
  name === undefined ? {} : { "content-disposition": `attachment; filename="${name}"` };

/** What stands around a page, and what it may do. */
export type PageFrame = {
  readonly context: PageContext;
  readonly headers: Readonly<Record<string, string>>;
};

/** Sends a page, a file, or the way to go on. */
export async function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: SendableAnswer,
  { context, headers }: PageFrame,
): Promise<FastifyReply> {
  void reply.headers(headers);
  switch (answer.kind) {
    case "redirect":
      for (const cookie of answer.cookies ?? []) void reply.header("set-cookie", cookie);
      return reply.code(303).header("location", answer.to).send();
    case "file":
      void reply.type(answer.type).headers(disposition(answer.name));
      return sendPacked(request, reply, answer.bytes);
    case "page": {
      const html = renderPage(answer.content, context.t(answer.title), context);
      void reply
        .code(answer.status ?? 200)
        .type("text/html; charset=utf-8")
        .header("content-language", context.language);
      return sendPacked(request, reply, html);
    }
  }
}
