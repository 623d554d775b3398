import assert from "node:assert/strict";
import { test } from "node:test";
import { cmsOfText } from "./cms-text.ts";

const BYTES = Uint8Array.from([0x30, 0x03, 0x02, 0x01, 0x05]);

test("base64, with and without line ends, and PEM", () => {
  for (const text of [
    "MAMCAQU=",
    "MAMC\r\nAQU=\r\n",
    " MAMCAQU= ",
    "-----BEGIN CMS-----\r\nMAMC\nAQU=\r\n-----END CMS-----\r\n",
    "-----BEGIN PKCS7-----\nMAMCAQU=\n-----END PKCS7-----",
  ]) {
    assert.deepEqual(cmsOfText(text), BYTES, text);
  }
  assert.deepEqual(cmsOfText(""), new Uint8Array());
});

test("other texts are no signature", () => {
  for (const text of [
    "MAMCAQU",
    "MAMC*QU=",
    "MA_-AQU=",
    "M===",
    "-----BEGIN CMS-----\nMAMCAQU=\n-----END PKCS7-----",
    "-----BEGIN CERTIFICATE-----\nMAMCAQU=\n-----END CERTIFICATE-----",
  ]) {
    assert.equal(cmsOfText(text), undefined, text);
  }
});
