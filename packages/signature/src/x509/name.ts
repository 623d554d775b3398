import { elementsOf, onlyElement } from "../der/element.ts";
import { Fields } from "../der/fields.ts";
import { decode } from "../der/malformed.ts";
import { characters, oid } from "../der/values.ts";

/** All values of an attribute in a name, in their order; those that are no texts are left out. */
export function namedValues(name: Uint8Array, attribute: string): readonly string[] {
  return decode(() => read(name, attribute)) ?? [];
}

function read(name: Uint8Array, attribute: string): readonly string[] {
  const values: string[] = [];
  for (const relative of elementsOf(onlyElement(name))) {
    for (const pair of elementsOf(relative)) {
      const fields = new Fields(pair);
      const id = oid(fields.any());
      const value = fields.any();
      if (id === attribute) values.push(characters(value));
    }
  }
  return values;
}
