import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import type { DecisionExplanation } from "@kelisim/protocol";
import { askCommand, explainCommand } from "./curl.ts";

const logged = (employee: string): DecisionExplanation =>
  ({
    decision_id: "dec_x",
    requester_bin: "200140000014",
    employee,
    action: "process",
    object_id: `obj_${"0".repeat(32)}`,
    purpose_id: `pur_${"0".repeat(32)}`,
    categories: ["income"],
  }) as unknown as DecisionExplanation;

/** What a shell would send, with a curl that shows its arguments and its input. */
function sent(command: string): { readonly args: string; readonly body: string } {
  const script = `curl() { printf '%s\\n' "$@"; printf '\\0'; cat; }\n${command}`;
  const env = { ...process.env, IIN: "990101300018", KELISIM_API_KEY: "kel_secret" };
  const out = execFileSync("sh", ["-c", script], { env, input: "", encoding: "utf8" });
  const [args = "", body = ""] = out.split("\0");
  return { args, body };
}

test("the command asks the logged question with the key and the number of whoever runs it", () => {
  const command = askCommand("https://kelisim.example", logged("Айгүл"));
  assert.ok(command.includes("$KELISIM_API_KEY") && command.includes('"$IIN"'));
  const { args, body } = sent(command);
  assert.match(args, /authorization: Bearer kel_secret/);
  const question = JSON.parse(body) as {
    readonly subject: { readonly properties: { readonly employee: string } };
    readonly resource: { readonly properties: { readonly data_subject: string } };
    readonly context: { readonly mode: string };
  };
  assert.equal(question.resource.properties.data_subject, "990101300018");
  assert.equal(question.context.mode, "check");
});

test("words from outside stay words in the shell", () => {
  for (const employee of ["$(id)", "`id`", "$HOME", '"\\"; id #', "JSON\nJSON\nid", "\\$IIN"]) {
    const { body } = sent(askCommand("https://kelisim.example", logged(employee)));
    const question = JSON.parse(body) as {
      readonly subject: { readonly properties: { readonly employee: string } };
    };
    assert.equal(question.subject.properties.employee, employee);
  }
});

test("the explanation is read by the id alone", () => {
  const { args } = sent(explainCommand("https://kelisim.example", logged("x")));
  assert.match(args, /https:\/\/kelisim\.example\/v1\/access-decisions\/dec_x/);
});
