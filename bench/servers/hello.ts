/**
 * As little as each stack can do, listening on the port of `hello.ts KIND PORT`: `http` answers a GET with
 * node:http, `fastify` with Fastify, `fastify-json` reads the body of a POST and answers a decision's size.
 */
import { createServer } from "node:http";
import fastify from "fastify";

const [kind, port = ""] = process.argv.slice(2);
const listen = { host: "127.0.0.1", port: Number(port) };

if (kind === "http") {
  createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end('{"hello":"world"}');
  }).listen(listen);
} else {
  const app = fastify();
  app.get("/", async () => ({ hello: "world" }));
  app.get("/readyz", async () => ({ ok: true }));
  app.post("/access/v1/evaluation", async (request) => ({
    decision: (request.body as { readonly action: object }).action !== undefined,
  }));
  await app.listen(listen);
}
