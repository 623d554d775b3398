/** The test files that may share a process, all in this one: a start each would cost more than they do. */
import { test } from "node:test";
import { findTestFiles } from "./test-files.ts";

for (const file of findTestFiles().shared) {
  try {
    await import(new URL(`../../${file}`, import.meta.url).href);
  } catch (error) {
    test(`${file} loads`, () => {
      throw error;
    });
  }
}
