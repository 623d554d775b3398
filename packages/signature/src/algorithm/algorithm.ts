import type { Der } from "../der/element.ts";
import { Fields } from "../der/fields.ts";
import { oid } from "../der/values.ts";

/** AlgorithmIdentifier. */
export type Algorithm = {
  readonly oid: string;
  readonly parameters: Der | undefined;
  readonly der: Uint8Array;
};

/** @throws Malformed */
export function algorithm(element: Der): Algorithm {
  const fields = new Fields(element);
  const id = oid(fields.any());
  const parameters = fields.isAtEnd ? undefined : fields.any();
  fields.end();
  return { oid: id, parameters, der: element.whole };
}

const NULL = 0x05;

/** Parameters that say nothing: absent or NULL. */
export const isBare = ({ parameters }: Algorithm): boolean =>
  parameters === undefined || (parameters.tag === NULL && parameters.content.length === 0);
