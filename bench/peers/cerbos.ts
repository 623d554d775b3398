import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../testing/free-port.ts";
import { start, untilReady } from "../place/child.ts";
import type { Server } from "../place/kelisim.ts";
import { fileOf } from "./packages.ts";

const POLICY = `apiVersion: api.cerbos.dev/v1
resourcePolicy:
  resource: personal_data
  version: default
  rules:
    - actions: ["process"]
      effect: EFFECT_ALLOW
      roles: ["party"]
      condition:
        match:
          expr: >-
            R.attr.consents.exists(c, c.party == P.id && c.purpose == R.attr.purpose &&
            c.state == "standing" && timestamp(c.until) > now() &&
            R.attr.categories.all(k, k in c.categories))
`;

/** Starts Cerbos with one policy that looks through the consents of a request; it logs no decision. */
export async function startCerbos(folder: string): Promise<Server> {
  const policies = join(folder, "cerbos");
  mkdirSync(policies, { recursive: true });
  writeFileSync(join(policies, "personal_data.yaml"), POLICY);
  const [http, grpc] = [await freePort(), await freePort()];
  const config = join(folder, "cerbos.json");
  writeFileSync(
    config,
    JSON.stringify({
      server: { httpListenAddr: `127.0.0.1:${http}`, grpcListenAddr: `127.0.0.1:${grpc}` },
      storage: { driver: "disk", disk: { directory: policies } },
      telemetry: { disabled: true },
    }),
  );
  const child = start({
    ...{ name: "cerbos", folder, program: fileOf("@cerbos/cerbos-linux-x64") },
    args: ["server", `--config=${config}`, "--log-level=error"],
    env: { CERBOS_NO_TELEMETRY: "1" },
  });
  const url = `http://127.0.0.1:${http}`;
  return { url, child, readyMs: await untilReady(child, `${url}/_cerbos/health`) };
}
