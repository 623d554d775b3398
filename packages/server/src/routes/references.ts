import { parseId, type Id, type IdKind } from "@kelisim/core";
import { problem, type Fault, type ProblemReply } from "../http/operation.ts";

/** The id in the path, if it is one of the kind; every other text names nothing. */
export const pathId = <K extends IdKind>(
  kind: K,
  params: { readonly id: string },
): Id<K> | undefined => parseId(kind, params.id);

/** Missing and foreign ids look the same. */
export const NOT_FOUND: ProblemReply = problem("not-found");

/**
 * Members that name something which does not exist for the caller. A missing or foreign id is 404 like in
 * a path; a code that no dictionary or list has is a wrong value.
 */
export function unknownReferences(pointers: readonly string[]): ProblemReply {
  const isCode = (pointer: string): boolean => /^\/(categories|legal_ground)\//.test(pointer);
  const onlyCodes = pointers.every((pointer) => pointer === "/categories" || isCode(pointer));
  return problem(onlyCodes ? "unknown-reference" : "not-found", {
    faults: pointers.map((pointer): Fault => ({ pointer, code: "unknown-reference" })),
  });
}
