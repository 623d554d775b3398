import { registerTsx } from "@kelisim/web";
import type { FastifyInstance } from "fastify";
import type { Shell } from "../http/run-operation.ts";
import type { Portal } from "./portal.ts";

/** Loads the pages, which Node reads only once it was told how, and adds them to an app. */
export async function loadPortal(app: FastifyInstance, shell: Shell): Promise<Portal> {
  registerTsx();
  const { Portal } = await import("./portal.ts");
  const portal = new Portal(shell);
  await portal.register(app);
  return portal;
}
