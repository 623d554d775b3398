import type { FastifyReply, FastifyRequest } from "fastify";
import { sendProblem } from "./send-problem.ts";
import { pathOf } from "./shown-path.ts";

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** `{path}` at the end of a path takes the rest of it. */
const patternOf = (path: string): RegExp => {
  const rest = path.endsWith("{path}") ? ".+" : "";
  const parts = path.replace(/\{path\}$/, "").split(/\{\w+\}/);
  return new RegExp(`^${parts.map(literal).join("[^/]+")}${rest}$`);
};

/** The methods that a path takes, for `Allow`; none for a path that nobody serves. */
export function methodsOfPaths(
  served: readonly { readonly method: string; readonly path: string }[],
): (url: string) => readonly string[] {
  const paths = served.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (url) => {
    const path = pathOf(url);
    const methods = paths.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods.flatMap((name) => (name === "GET" ? ["GET", "HEAD"] : [name])))];
  };
}

/** 404 for an unknown path, 405 with `Allow` for a known one. */
export function answerNotFound(
  allowed: readonly string[],
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  return allowed.length === 0
    ? sendProblem(request, reply, { code: "not-found" })
    : sendProblem(request, reply, {
        code: "method-not-allowed",
        headers: { allow: allowed.join(", ") },
      });
}
