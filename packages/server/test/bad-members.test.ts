import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  isAuthzen,
  isStreamed,
  OPERATION_SCHEMAS,
  type OperationId,
  type OperationSchemas,
} from "@kelisim/protocol";
import { ask, bankLine, grant, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { pointersOf, problemOf, type Problem } from "./support/http-client.ts";
import { membersOf, ofWrongType, replaced } from "./support/json-members.ts";
import { RowCounter } from "./support/row-counts.ts";
import { samplesOf, type Sample } from "./support/sample-bodies.ts";
import { SERVED } from "./support/served.ts";
import { startService, type Service } from "./support/service.ts";
import { buildWorld } from "./support/world.ts";

type BodySchema = { readonly properties?: object; readonly required?: readonly string[] };

const bodySchema = (id: OperationId): BodySchema => {
  const schemas: OperationSchemas = OPERATION_SCHEMAS[id];
  return schemas.body ?? {};
};

/** Calls whose body has members. */
const WITH_MEMBERS: readonly OperationId[] = SERVED.map(({ id }) => id).filter(
  // Lines are judged one by one inside the answer.
  (id) => bodySchema(id).properties !== undefined && !isStreamed(id),
);

describe("Wrong members of a body", () => {
  let service: Service;
  let rows: RowCounter;
  let samples: readonly Sample[] = [];

  before(async () => {
    service = await startService({ engine: "postgres" });
    const world = await buildWorld(service);
    const request = await ask(bankLine(world), newIin());
    const consent = await grant(world, bankLine(world), newIin());
    const [duty] = (await withdraw(world.desk.api, consent)).duties;
    if (duty === undefined) throw new Error("a withdrawal without a duty");
    samples = samplesOf(world, { request: request.id, consent, duty: duty.id });
    rows = new RowCounter(service.store.db);
  });
  after(() => service.close());

  const sampleOf = (id: OperationId): Sample => {
    const found = samples.find((sample) => sample.id === id);
    if (found === undefined) throw new Error(`no sample of ${id}`);
    return found;
  };

  async function refusal({ id, by, path }: Sample, body: unknown): Promise<Problem> {
    const problem = problemOf(await by.send("POST", path, body));
    assert.equal(problem.status, isAuthzen(id) ? 400 : 422, JSON.stringify(problem));
    assert.equal(problem.code, "invalid-request");
    return problem;
  }

  test("every call with members in its body has a sample", () => {
    for (const id of WITH_MEMBERS) assert.ok(sampleOf(id));
  });

  for (const id of WITH_MEMBERS) {
    test(`${id} names each member of a wrong type by its pointer`, async () => {
      const sample = sampleOf(id);
      await rows.unchangedBy(async () => {
        for (const { pointer, value } of membersOf(sample.body)) {
          const body = replaced(sample.body, pointer, ofWrongType(value));
          assert.deepEqual(pointersOf(await refusal(sample, body)), [pointer]);
        }
      });
    });

    test(`${id} names each member that is null`, async () => {
      const sample = sampleOf(id);
      await rows.unchangedBy(async () => {
        for (const { pointer } of membersOf(sample.body)) {
          const body = replaced(sample.body, pointer, null);
          assert.deepEqual(pointersOf(await refusal(sample, body)), [pointer]);
        }
      });
    });

    test(`${id} names all wrong members at once, and what to do about each`, async () => {
      const sample = sampleOf(id);
      const body = Object.fromEntries(
        Object.entries(sample.body).map(([name, value]) => [name, ofWrongType(value)]),
      );
      const problem = await rows.unchangedBy(() => refusal(sample, body));
      const wanted = Object.keys(sample.body).map((name) => `/${name}`);
      assert.deepEqual(pointersOf(problem).toSorted(), wanted.toSorted().slice(0, 20));
      for (const { detail, code } of problem.errors ?? []) assert.ok(detail.length > 5 && code);
    });

    test(`${id} names every required member of an empty object`, async () => {
      const sample = sampleOf(id);
      const required = (bodySchema(id).required ?? []).map((name) => `/${name}`);
      // Whose call it is can be said in two ways.
      const person = id.startsWith("file-") ? ["/data_subject"] : [];
      const wanted = [...required, ...person].toSorted();
      if (wanted.length === 0) return;
      const problem = await rows.unchangedBy(() => refusal(sample, {}));
      assert.deepEqual(pointersOf(problem).toSorted(), wanted);
    });

    test(`${id} wants an object and nothing else`, async () => {
      const sample = sampleOf(id);
      await rows.unchangedBy(async () => {
        for (const body of ["[]", "null", '"text"', "7", "true"]) {
          assert.deepEqual(pointersOf(await refusal(sample, body)), [""]);
        }
      });
    });

    if (isAuthzen(id)) continue;
    test(`${id} takes no member that the contract does not know`, async () => {
      const sample = sampleOf(id);
      const problem = await rows.unchangedBy(() =>
        refusal(sample, { ...sample.body, surprise: 1, constructor: 2, toString: 3 }),
      );
      const wanted = ["/surprise", "/constructor", "/toString"];
      assert.deepEqual(pointersOf(problem).toSorted(), wanted.toSorted());
    });
  }

  test("more than twenty wrong members are cut off after the twentieth", async () => {
    const sample = sampleOf("create-party");
    const body = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`member-${at}`, at]));
    const problem = await refusal(sample, { ...sample.body, ...body });
    assert.equal(problem.errors?.length, 20);
  });
});
