import { problemOfError } from "../http/error-border.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Shell } from "../http/run-operation.ts";
import { stateOf } from "../http/request-state.ts";
import { ADMIN_ROUTES } from "./admin/routes.ts";
import { registerAssets } from "./assets.ts";
import { registerFormParser } from "./form-body.ts";
import { filledInAs, hasToken, personaMark } from "./form-token.ts";
import { dropKept, keepForOther, keepTyped, keptFor } from "./kept-input.ts";
import { LANGUAGE_ROUTES } from "./language.ts";
import { OVERSIGHT_ROUTES } from "./oversight/routes.ts";
import { pageContext } from "./page-context.ts";
import { pageHeaders } from "./page-headers.ts";
import type { PageAnswer } from "./page-answer.ts";
import { PARTY_ROUTES } from "./party/routes.ts";
import { PERSON_ROUTES } from "./person/routes.ts";
import type { PortalRoute } from "./portal-route.ts";
import { errorPage, type ErrorKind } from "./public/error-pages.ts";
import { PUBLIC_ROUTES } from "./public/routes.ts";
import { isFromHere } from "./same-origin.ts";
import { sendAnswer } from "./send-page.ts";
import { SESSION_ROUTES } from "./session/routes.ts";
import { SIGN_IN_ROUTES } from "./sign-in/routes.ts";
import type { Form } from "./visit.ts";
import { admit } from "./admit.ts";
import { anyVisit, visitorOf, type Visitor } from "./visitor.ts";

/** Every page of the portal. */
export const PORTAL_ROUTES: readonly PortalRoute[] = [
  ...PUBLIC_ROUTES,
  ...SIGN_IN_ROUTES,
  ...SESSION_ROUTES,
  ...LANGUAGE_ROUTES,
  ...PERSON_ROUTES,
  ...PARTY_ROUTES,
  ...OVERSIGHT_ROUTES,
  ...ADMIN_ROUTES,
];

/** Whether the forms of a page are acts of somebody, and not her way in, out or into another role. */
const isAct = (route: PortalRoute): boolean => route.for !== "anyone" && route.for !== "signed-in";

/** Whether a form was filled in as somebody else than she is now: then it is not about whom she thinks. */
const isForOther = (route: PortalRoute, { persona }: Visitor, form: Form): boolean =>
  route.for !== "anyone" &&
  route.for !== "signed-in" &&
  persona !== undefined &&
  filledInAs(form) !== personaMark(persona);

/** The portal as a part of the service: pages for people, beside the calls for systems. */
export class Portal {
  readonly #shell: Shell;
  #assets: Readonly<Record<string, string>> = {};

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  /** Adds its pages to an app. */
  async register(app: FastifyInstance): Promise<void> {
    await app.register(async (portal) => {
      registerFormParser(portal);
      portal.setErrorHandler((error, request, reply) => this.#failed(error, request, reply));
      this.#assets = registerAssets(portal);
      for (const route of PORTAL_ROUTES) this.#registerRoute(portal, route);
    });
  }

  #registerRoute(app: FastifyInstance, route: PortalRoute): void {
    const { path, get, post } = route;
    const options = { schema: { hide: true } };
    if (get !== undefined) {
      app.get(path, options, async (request, reply) => this.#show(route, request, reply));
    }
    if (post !== undefined) {
      app.post(path, options, async (request, reply) => this.#take(route, request, reply));
    }
  }

  async #show(route: PortalRoute, request: FastifyRequest, reply: FastifyReply) {
    stateOf(request).page = route.path;
    const visitor = await visitorOf(this.#shell, request);
    const admitted = admit(route, visitor);
    if (admitted.kind !== "admitted") return this.#send(request, reply, { visitor }, admitted);
    const kept = await keptFor(visitor);
    return kept?.kind === "other-persona"
      ? this.#send(request, reply, { visitor }, kept.answer)
      : this.#send(request, reply, { visitor, kept: kept?.form }, await admitted.get());
  }

  async #take(route: PortalRoute, request: FastifyRequest, reply: FastifyReply) {
    stateOf(request).page = route.path;
    const visitor = await visitorOf(this.#shell, request);
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const { session } = visitor;
    if (!isFromHere(request, this.#shell.baseUrl())) {
      return this.#send(request, reply, { visitor }, "foreign-form");
    }
    // What a form does is evidence, and the log takes no more of it just now.
    if (isAct(route) && this.#shell.ctx.logBacklog.isOver) {
      stateOf(request).problem = "log-behind";
      return this.#send(request, reply, { visitor, kept: form }, "unavailable");
    }
    if (route.for !== "anyone" && session.kind === "ended") {
      const answer = hasToken(form, session.csrf)
        ? await keepTyped(visitor, form)
        : "session-ended";
      return this.#send(request, reply, { visitor }, answer);
    }
    if (session.kind === "open" && !hasToken(form, session.signedIn.csrf)) {
      return this.#send(request, reply, { visitor }, "foreign-form");
    }
    if (isForOther(route, visitor, form)) {
      const back = await keepForOther(visitor, form);
      return this.#send(request, reply, { visitor: back }, "other-persona");
    }
    const admitted = admit(route, visitor);
    if (admitted.kind !== "admitted") return this.#send(request, reply, { visitor }, admitted);
    const answer = await admitted.post(form);
    if (answer.kind === "redirect") await dropKept(visitor);
    return this.#send(request, reply, { visitor, kept: form }, answer);
  }

  /** A page for somebody who typed an address that is not there. */
  async notFound(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const visitor = await visitorOf(this.#shell, request).catch(() => undefined);
    return this.#send(request, reply, { visitor }, "not-found");
  }

  async #send(
    request: FastifyRequest,
    reply: FastifyReply,
    { visitor, kept }: { readonly visitor: Visitor | undefined; readonly kept?: Form | undefined },
    answer: PageAnswer | ErrorKind,
  ): Promise<FastifyReply> {
    const visit = visitor?.visit ?? anyVisit(this.#shell, request);
    const who =
      visitor?.session.kind === "open" && visitor.persona !== undefined
        ? { signedIn: visitor.session.signedIn, persona: visitor.persona }
        : undefined;
    const sendable =
      typeof answer === "string"
        ? errorPage(answer, visit)
        : answer.kind === "not-found"
          ? errorPage("not-found", visit)
          : answer.kind === "forbidden"
            ? errorPage("forbidden", visit, answer.text)
            : answer;
    const context = pageContext(visit, who, this.#assets, kept);
    const connectTo = sendable.kind === "page" ? sendable.connectTo : undefined;
    const headers = pageHeaders(this.#shell.ctx.config.oidcIssuer, connectTo);
    return sendAnswer(request, reply, sendable, { context, headers });
  }

  /** Faults of the service become a page that tells nothing of them; the log does. */
  async #failed(error: unknown, request: FastifyRequest, reply: FastifyReply) {
    const code = problemOfError(error, undefined);
    stateOf(request).problem = code;
    const kind: ErrorKind =
      code === "internal-error"
        ? "fault"
        : code === "not-ready" || code === "overloaded"
          ? "unavailable"
          : "bad-request";
    if (kind !== "bad-request") {
      request.log.error({ request_id: request.id, err: error }, "page failed");
    }
    return this.#send(request, reply, { visitor: undefined }, kind);
  }
}
