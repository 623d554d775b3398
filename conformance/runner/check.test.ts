import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkOutcome } from "./check.ts";

const where = "here";
const fails = (found: Parameters<typeof checkOutcome>[0], expected: typeof found) =>
  assert.throws(() => checkOutcome(found, expected, where), assert.AssertionError);

describe("the checker of outcomes", () => {
  test("members that nobody expects are not compared", () => {
    checkOutcome({ decision: true, reason: "consent" }, { decision: true }, where);
  });

  test("an expected member must be there and be equal", () => {
    fails({ decision: true }, { decision: false });
    fails({ decision: true }, { decision: true, reason: "consent" });
    fails({ decision: false, basis: { kind: "retention" } }, { decision: false, basis: null });
  });

  test("a refusal never passes for success", () => {
    fails({ refused: "request-expired" }, {});
    fails({ refused: "request-expired" }, { status: "granted" });
  });

  test("success never passes for a refusal", () => {
    fails({ status: "granted" }, { refused: "request-expired" });
    fails({}, { refused: "request-expired" });
  });

  test("one refusal is not another", () => {
    fails({ refused: "request-expired" }, { refused: "request-cancelled" });
  });

  test("lists are compared without regard to order", () => {
    checkOutcome({ categories: ["a", "b"] }, { categories: ["b", "a"] }, where);
    fails({ categories: ["a", "b"] }, { categories: ["a"] });
  });

  test("duties are complete, and each is compared by what is expected of it", () => {
    const found = {
      duties: [
        { party: "bank", due_on: "2026-08-03", late: false },
        { party: "bureau", due_on: "2026-08-03" },
      ],
    };
    checkOutcome(found, { duties: [{ party: "bureau" }, { party: "bank", late: false }] }, where);
    fails(found, { duties: [{ party: "bank" }] });
    fails(found, { duties: [{ party: "bank" }, { party: "bureau", late: false }] });
    fails(found, { duties: [{ party: "bank" }, { party: "insurer" }] });
    fails(found, { duties: [] });
    fails({ duties: [] }, found);
  });

  test("a bank with two duties of two days is compared day by day", () => {
    const found = {
      duties: [
        { party: "bank", due_on: "2026-08-04" },
        { party: "bank", due_on: "2026-08-03" },
      ],
    };
    checkOutcome(found, { duties: found.duties.toReversed() }, where);
  });
});
