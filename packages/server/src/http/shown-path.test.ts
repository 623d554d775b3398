import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { shownPath } from "./shown-path.ts";

const CON = "con_0196f0c2a1b47c3d8e9f0a1b2c3d4e5f";

for (const [url, shown] of [
  ["/v1/parties", "/v1/parties"],
  [`/v1/consents/${CON}/withdraw`, `/v1/consents/${CON}/withdraw`],
  ["/v1/parties?limit=5&iin=900101300810", "/v1/parties"],
  ["/v1/consents/900101300810", "/v1/consents/-"],
  ["/v1/consents/iin-900101300810", "/v1/consents/-"],
  ["/v1/people/%D0%90%D0%B9", "/v1/people/-"],
  ["/v1/people/Айгерім", "/v1/people/-"],
  ["/access/v1/evaluation#x", "/access/v1/evaluation"],
  ["*", "/-"],
  ["http://host/v1/parties?x", "/v1/parties"],
  ["HTTPS://host", "/"],
] as const) {
  test(`${url} is shown as ${shown}`, () => assert.equal(shownPath(url), shown));
}

test("twelve digits in a row are never shown, unless inside of an id", () => {
  fc.assert(
    fc.property(fc.webPath(), fc.stringMatching(/^\d{12}$/), (path, number) => {
      assert.doesNotMatch(shownPath(`${path}/${number}`), /(?<![0-9a-f])\d{12}(?![0-9a-f])/);
    }),
  );
});
