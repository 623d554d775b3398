import { operation } from "@kelisim/protocol";
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import type { Context } from "./context.ts";
import { addsEvidence, behindProblem } from "./evidence-log/adds-evidence.ts";
import { answerHeaders } from "./http/answer-headers.ts";
import { registerBodyParser } from "./http/body-parser.ts";
import { answerClientError } from "./http/client-error.ts";
import { BODY_LIMIT, type OperationDef } from "./http/define-operation.ts";
import { answerError } from "./http/error-border.ts";
import { keyGate } from "./http/key-gate.ts";
import { answerNotFound, methodsOfPaths } from "./http/not-found.ts";
import { documentation, registerOpenApi } from "./http/open-api/open-api.ts";
import { refusalRecorder } from "./http/refusal-record.ts";
import { requestIdOf } from "./http/request-id.ts";
import { limitBody } from "./http/slow-body.ts";
import { RequestFault } from "./http/request-fault.ts";
import { stateOf } from "./http/request-state.ts";
import { nameRest, routeOf } from "./http/rest-of-path.ts";
import { operationRunner, type Shell } from "./http/run-operation.ts";
import { sendProblem } from "./http/send-problem.ts";
import { serviceOperations } from "./http/service-operations.ts";
import { Drain } from "./operate/drain.ts";
import { urlOf } from "./operate/listening-url.ts";
import { createLogger, type Logger } from "./operate/logger.ts";
import { logRequest } from "./operate/request-log.ts";
import { loadPortal } from "./portal/load-portal.ts";
import type { Portal } from "./portal/portal.ts";
import { ALL_OPERATIONS } from "./routes/index.ts";
import { beginRequestSpan, endRequestSpan, inRequestSpan } from "./traces/request-span.ts";

export type AppOptions = {
  /** JSON lines on stdout at the configured level unless set. */
  readonly logger?: Logger;
  /** What is served besides the calls about the service itself. */
  readonly operations?: readonly OperationDef[];
  /** Whether every answer is checked against the contract: for tests, too slow for service. */
  readonly checkAnswers?: boolean;
  /** Whether there are pages for people; there are unless told otherwise. */
  readonly portal?: boolean;
  /** Who says that the service is stopping. */
  readonly drain?: Drain;
};

/** Ids in a path have at most 600 characters; longer ones are unknown without a look. */
const MAX_ID_LENGTH = 700;
const HEADERS_TIMEOUT_MS = 10_000;

const createApp = (logger: FastifyBaseLogger): FastifyInstance =>
  fastify({
    loggerInstance: logger,
    logController: new LogController({
      disableRequestLogging: true,
    }),
    // A logger of its own for each request costs more than its one line, which names the request itself.
    childLoggerFactory: (parent) => parent,
    genReqId: (request) => requestIdOf(request.headers),
    bodyLimit: BODY_LIMIT,
    // Bodies have a limit of their own (`http/slow-body.ts`): lines may take longer.
    requestTimeout: 0,
    // A missing Host header is answered as a problem, by the hook below.
    http: { headersTimeout: HEADERS_TIMEOUT_MS, requireHostHeader: false },
    // What arrives while the service stops is answered, with `connection: close`.
    return503OnClosing: false,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: MAX_ID_LENGTH },
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply);
      logRequest(request, reply);
    },
    clientErrorHandler: answerClientError,
  });

/** What is told of a request after its answer: a line of the log, figures, its span. */
function observeAnswer(ctx: Context, request: FastifyRequest, reply: FastifyReply): void {
  logRequest(request, reply);
  const { operation, problem } = stateOf(request);
  const seconds = reply.elapsedTime / 1000;
  ctx.metrics?.requestDone({ operation, problem, status: reply.statusCode, seconds });
  endRequestSpan(request, reply);
}

/** A browser that somebody looks at; systems ask for JSON. */
const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  method === "GET" && (headers.accept ?? "").includes("text/html");

function registerBorder(
  app: FastifyInstance,
  ctx: Context,
  drain: Drain,
  operations: readonly OperationDef[],
  portal: () => Portal | undefined,
): void {
  const methodsOf = methodsOfPaths(operations.map(({ id }) => operation(id)));
  registerBodyParser(app);
  // The shell validates by itself, all parts at once; schemas on routes are for the document only.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (payload) => JSON.stringify(payload));
  app.setErrorHandler(answerError);
  // Not `async` where nothing is waited for: each promise is a turn that every call would take.
  app.addHook("onRequest", (request, reply, done) => {
    reply.headers(answerHeaders(request.id));
    limitBody(request.raw);
    // Here and not in a handler, which would come after the body was parsed.
    if (request.is404) {
      const pages = wantsPage(request) ? portal() : undefined;
      if (pages !== undefined) {
        void pages.notFound(request, reply);
        return;
      }
      answerNotFound(methodsOf(request.raw.url ?? "/"), request, reply);
      return;
    }
    const { httpVersion, headers } = request.raw;
    const isBad = httpVersion === "1.1" && headers.host === undefined;
    done(isBad ? new RequestFault("bad-request") : undefined);
  });
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (drain.hasBegun) reply.header("connection", "close");
    done(null, payload);
  });
  app.addHook("onResponse", (request, reply, done) => {
    observeAnswer(ctx, request, reply);
    done();
  });
}

function registerOperation(app: FastifyInstance, shell: Shell, def: OperationDef): void {
  const { method, path } = operation(def.id);
  const mayCall = keyGate(shell, def);
  const leavesEvidence = addsEvidence(def.id);
  const run = operationRunner(shell, def);
  app.route({
    method,
    url: routeOf(path),
    bodyLimit: def.bodyLimit,
    schema: documentation(def),
    onRequest: (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
      stateOf(request).operation = def.id;
      nameRest(request.params);
      beginRequestSpan(shell.ctx.tracing, def.id, request, reply);
      // Before the key: even a refusal would be one more row of evidence.
      if (leavesEvidence && shell.ctx.logBacklog.isOver) {
        sendProblem(request, reply, { code: behindProblem(def.id) });
        return;
      }
      const answer = inRequestSpan(request, () => mayCall(request, reply));
      // Whoever was answered goes no further.
      if (answer instanceof Promise) answer.then((sent) => sent ?? done(), done);
      else if (answer === undefined) done();
    },
    handler: (request, reply) => inRequestSpan(request, () => run(request, reply)),
  });
}

/** Where the app listens, once it does; a wildcard address is reached as this machine. */
function listeningUrl(app: FastifyInstance): () => string {
  let known: string | undefined;
  return () => {
    if (known !== undefined) return known;
    const address = app.addresses()[0];
    if (address === undefined || typeof address === "string") return "http://localhost";
    known = urlOf(address.address, address.port);
    return known;
  };
}

/**
 * The whole service as a Fastify app that does not listen yet. Closing it does not close the store.
 * @param ctx what every operation works with
 */
export async function buildApp(ctx: Context, options: AppOptions = {}): Promise<FastifyInstance> {
  const { operations = ALL_OPERATIONS, checkAnswers = false, drain = new Drain() } = options;
  const app = createApp(options.logger ?? createLogger(ctx.config.logLevel));
  const all = [...operations, ...serviceOperations(ctx, drain, () => app.swagger())];
  let portal: Portal | undefined;
  registerBorder(app, ctx, drain, all, () => portal);
  await registerOpenApi(app);
  const { publicUrl } = ctx.config;
  const shell: Shell = {
    ctx,
    baseUrl: publicUrl === undefined ? listeningUrl(app) : () => publicUrl,
    recordRefusal: refusalRecorder(ctx),
    checkAnswers,
    isStopping: () => drain.hasBegun,
  };
  for (const def of all) registerOperation(app, shell, def);
  if (options.portal ?? true) portal = await loadPortal(app, shell);
  await app.ready();
  return app;
}
