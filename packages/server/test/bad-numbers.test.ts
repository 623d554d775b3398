import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { completeCheckDigit, type Text3 } from "@kelisim/core";
import type { Problem } from "./support/http-client.ts";
import { askBody, bankLine, question, type Line } from "./support/acts.ts";
import { newBin, newIin } from "./support/fictitious-numbers.ts";
import { pointersOf, problemOf, type Api } from "./support/http-client.ts";
import { replaced } from "./support/json-members.ts";
import { RowCounter } from "./support/row-counts.ts";
import { startService, type Service } from "./support/service.ts";
import { buildWorld, purposeBody, type World } from "./support/world.ts";

const iin = newIin();
const bin = newBin();

/** Twelve digits of the country, from 0 up, at another place of Unicode. */
const inDigitsFrom = (zero: number, digits: string): string =>
  [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join("");
const FULL_WIDTH = 0xff10;
const ARABIC_INDIC = 0x660;
const MATHEMATICAL = 0x1d7ce;

const otherLastDigit = (number: string): string =>
  `${number.slice(0, 11)}${(Number(number.at(-1)) + 1) % 10}`;

/** With a right check digit, so that nothing else is wrong. */
const complete = (start: string): string => {
  for (let serial = 0; serial < 100; serial += 1) {
    const whole = completeCheckDigit(`${start}${String(serial).padStart(11 - start.length, "0")}`);
    if (whole !== undefined) return whole;
  }
  throw new Error(`no number begins with ${start}`);
};

const shapes = (good: string): readonly (readonly [name: string, number: string])[] => [
  ["a wrong check digit", otherLastDigit(good)],
  ["eleven digits", good.slice(1)],
  ["thirteen digits", `${good}0`],
  ["full-width digits", inDigitsFrom(FULL_WIDTH, good)],
  ["Arabic-Indic digits", inDigitsFrom(ARABIC_INDIC, good)],
  ["mathematical digits", inDigitsFrom(MATHEMATICAL, good)],
  ["one look-alike letter", good.replace("0", "O")],
  ["a blank before it", ` ${good}`],
  ["a newline after it", `${good}\n`],
  ["a NUL after it", `${good}\0`],
  ["a soft hyphen inside", `${good.slice(0, 6)}\u00ad${good.slice(6)}`],
  ["a blank inside", `${good.slice(0, 6)} ${good.slice(6)}`],
  ["a sign", `+${good.slice(1)}`],
  ["nothing", ""],
  ["a very long number", "1".repeat(10_000)],
];

const IIN_SHAPES = [
  ...shapes(iin),
  ["the thirtieth of February", complete("9002304")],
  ["the thirteenth month", complete("9013014")],
  ["29 February of a year without one", complete("0502295")],
  ["a century that is none", complete("9001017")],
  ["a BIN", bin],
] as const;

const BIN_SHAPES = shapes(bin);

type Place = {
  readonly name: string;
  readonly pointer: string;
  readonly status: number;
  readonly send: (number: string) => Promise<Problem>;
};

describe("Bad numbers of persons and organisations", () => {
  let service: Service;
  let world: World;
  let line: Line;
  let rows: RowCounter;

  before(async () => {
    service = await startService({ engine: "postgres" });
    world = await buildWorld(service);
    line = bankLine(world);
    rows = new RowCounter(service.store.db);
  });
  after(() => service.close());

  const post = async (by: Api, path: string, body: unknown, pointer: string, number: string) =>
    problemOf(await by.send("POST", path, replaced(body, pointer, number)));

  const place = (
    name: string,
    pointer: string,
    call: (number: string) => Promise<Problem>,
    status = 422,
  ): Place => ({ name, pointer, status, send: call });

  const flat = () => ({ iin, party_id: world.bank.id, text: "Сұрақ" });
  const nested = () => ({ data_subject: { iin }, party_id: world.bank.id, text: "Сұрақ" });

  const IIN_PLACES: readonly Place[] = [
    place("a consent request", "/data_subject/iin", (number) =>
      post(world.bank.api, "/v1/consent-requests", askBody(line, iin), "/data_subject/iin", number),
    ),
    place("a search for consents", "/data_subject/iin", (number) =>
      post(
        world.bank.api,
        "/v1/consents/search",
        { data_subject: { iin } },
        "/data_subject/iin",
        number,
      ),
    ),
    place("a search of the access log", "/data_subject/iin", (number) =>
      post(
        world.bank.api,
        "/v1/access-log/search",
        { data_subject: { iin } },
        "/data_subject/iin",
        number,
      ),
    ),
    place("a purpose achieved", "/data_subject/iin", (number) =>
      post(
        world.bank.api,
        `/v1/purposes/${line.purposeId}/achieved`,
        { data_subject: { iin }, note: "x" },
        "/data_subject/iin",
        number,
      ),
    ),
    place("an objection", "/iin", (number) =>
      post(world.desk.api, "/v1/objections", flat(), "/iin", number),
    ),
    place("an inquiry", "/data_subject/iin", (number) =>
      post(world.desk.api, "/v1/inquiries", nested(), "/data_subject/iin", number),
    ),
    place("a correction", "/iin", (number) =>
      post(world.desk.api, "/v1/corrections", flat(), "/iin", number),
    ),
    place(
      "an access question",
      "/resource/properties/data_subject",
      (number) =>
        post(
          world.bank.api,
          "/access/v1/evaluation",
          question(line, iin),
          "/resource/properties/data_subject",
          number,
        ),
      400,
    ),
  ];

  const BIN_PLACES: readonly Place[] = [
    place("a party", "/bin", (number) =>
      post(
        world.admin,
        "/v1/parties",
        { bin, name: "Ұйым", sector: "state", roles: ["owner"] },
        "/bin",
        number,
      ),
    ),
    place(
      "the requester of an access question",
      "/subject/id",
      (number) =>
        post(world.bank.api, "/access/v1/evaluation", question(line, iin), "/subject/id", number),
      400,
    ),
    place(
      "the recipient of an access question",
      "/resource/properties/recipient",
      (number) =>
        post(
          world.bank.api,
          "/access/v1/evaluation",
          question(line, iin, { recipient: world.bureau }),
          "/resource/properties/recipient",
          number,
        ),
      400,
    ),
    place("a search of the access log", "/requester_bin", (number) =>
      post(
        world.bank.api,
        "/v1/access-log/search",
        { requester_bin: bin },
        "/requester_bin",
        number,
      ),
    ),
  ];

  const tables = [
    ["IIN", IIN_PLACES, IIN_SHAPES],
    ["BIN", BIN_PLACES, BIN_SHAPES],
  ] as const;
  for (const [kind, places, numbers] of tables) {
    for (const [shape, number] of numbers) {
      test(`an ${kind} with ${shape} is named wherever it stands`, async () => {
        for (const { name, pointer, status, send } of places) {
          const problem = await rows.unchangedBy(() => send(number));
          assert.deepEqual([problem.status, pointersOf(problem)], [status, [pointer]], name);
          if (number.length > 5) assert.ok(!JSON.stringify(problem).includes(number), name);
        }
      });
    }
  }

  const CONTROLS: readonly (readonly [name: string, text: string])[] = [
    ["a NUL", "Тұмар\0"],
    ["a bell", "Тұмар\u0007"],
    ["a delete character", "Тұмар\u007f"],
    ["a C1 control", "Тұмар\u0085"],
    ["a right-to-left override", "Тұмар\u202eкнаб"],
    ["an isolate", "\u2066Тұмар\u2069"],
    ["a line separator", "Тұмар\u2028"],
    ["half a surrogate pair", "Тұмар\ud83d"],
    ["a newline", "Тұмар\nбанкі"],
    ["blanks only", " \t ".replace("\t", "\u00a0")],
    ["nothing", ""],
  ];
  for (const [name, bad] of CONTROLS) {
    test(`a name with ${name} is refused, in whatever language and record it stands`, async () => {
      const bad3: Text3 = { kk: "Ат", ru: bad, en: "Name" };
      const party = { bin: newBin(), sector: "state", roles: ["owner"] };
      const object = {
        owner_id: world.bank.id,
        operator_id: world.bank.id,
        sector: "non-state",
        categories: ["iin"],
        storage_country: "KZ",
      };
      const purpose = purposeBody(world.bank, line.objectId, { code: "bad-name" });
      const label = { label: bad, scopes: ["events"] };
      // Names in three languages may have several lines.
      const inBlocks = name === "a newline" ? [] : [{ pointer: "/name/ru", name: bad3 }];
      const sent = [{ pointer: "/name", name: bad as unknown }, ...inBlocks];
      for (const { pointer, ...named } of sent) {
        const calls = [
          [world.admin, "/v1/parties", { ...party, ...named }],
          [world.bank.api, "/v1/digital-objects", { ...object, ...named }],
        ] as const;
        for (const [by, path, body] of calls) {
          const problem = await rows.unchangedBy(() => by.refused(path, body));
          assert.deepEqual(pointersOf(problem), [pointer], path);
        }
      }
      const keys = `/v1/parties/${world.bank.id}/api-keys`;
      assert.deepEqual(pointersOf(await world.admin.refused(keys, label)), ["/label"]);
      if (inBlocks.length === 0) return;
      const worded = await world.bank.api.refused("/v1/purposes", {
        ...purpose,
        description: bad3,
      });
      assert.deepEqual(pointersOf(worded), ["/description/ru"]);
    });
  }
});
