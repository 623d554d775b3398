import { pointerOf, type ValidatorError } from "./validator-error.ts";

const isUnion = ({ keyword }: ValidatorError): boolean =>
  keyword === "anyOf" || keyword === "oneOf";

const isTag = ({ keyword }: ValidatorError): boolean => keyword === "enum" || keyword === "const";

const isUnder = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}/`);

/** The values that a `const` or `enum` error asks for. */
export const wantedValues = ({ keyword, params }: ValidatorError): readonly unknown[] => {
  const wanted = keyword === "const" ? [params["allowedValue"]] : params["allowedValues"];
  return Array.isArray(wanted) ? wanted : [];
};

/** The types that a `type` error asks for. */
export const wantedTypes = ({ params }: ValidatorError): readonly string[] => {
  const { type } = params;
  const types = Array.isArray(type) ? type : [type];
  return types.filter((name) => typeof name === "string");
};

/** One error in place of those that several branches raise about the same member. */
function merge(errors: readonly ValidatorError[]): ValidatorError[] {
  const [first] = errors;
  if (first === undefined) return [];
  const tags = errors.filter(isTag);
  const [tag] = tags;
  if (tag !== undefined) {
    const allowedValues = [...new Set(tags.flatMap(wantedValues))];
    return [{ ...tag, keyword: "enum", params: { allowedValues } }];
  }
  if (errors.every(({ keyword }) => keyword === "type")) {
    return [{ ...first, params: { type: [...new Set(errors.flatMap(wantedTypes))] } }];
  }
  return [first];
}

/** The errors in groups, in the order in which the groups appear. */
function groupBy(
  errors: readonly ValidatorError[],
  keyOf: (error: ValidatorError) => string,
): Map<string, ValidatorError[]> {
  const groups = new Map<string, ValidatorError[]>();
  for (const error of errors) {
    const key = keyOf(error);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [error]);
    else group.push(error);
  }
  return groups;
}

/** One error for each member that is wrong in every branch. */
function sharedErrors(branches: readonly (readonly ValidatorError[])[]): ValidatorError[] {
  const perBranch = branches.map((errors) => groupBy(errors, pointerOf));
  const [first = new Map<string, ValidatorError[]>()] = perBranch;
  return [...first.keys()]
    .filter((pointer) => perBranch.every((groups) => groups.has(pointer)))
    .flatMap((pointer) => merge(perBranch.flatMap((groups) => groups.get(pointer) ?? [])));
}

/**
 * What to say in place of a union's own error: the errors of the one branch that was meant, told by
 * its type or its tag, or else what all branches that could have been meant have in common.
 */
function reduceUnion(
  union: ValidatorError,
  inner: readonly ValidatorError[],
): readonly ValidatorError[] {
  const branchOf = ({ schemaPath }: ValidatorError): string =>
    schemaPath.slice(union.schemaPath.length + 1).split("/", 1)[0] ?? "";
  const isForeign = (error: ValidatorError): boolean =>
    error.keyword === "type" && error.instancePath === union.instancePath;

  const branches = [...groupBy(inner, branchOf).values()];
  const fitting = branches.filter((errors) => !errors.some(isForeign));
  if (fitting.length === 0) return merge(inner.filter(isForeign));

  const untagged = fitting.filter((errors) => !errors.some(isTag));
  const meant = untagged.length > 0 ? untagged : fitting;
  const [only] = meant;
  if (meant.length === 1 && only !== undefined) return only;
  const shared = sharedErrors(meant);
  return shared.length > 0 ? shared : [union];
}

/** Replaces the noise of every union (`anyOf` and all that its branches said) by what was meant. */
export function reduceUnions(errors: readonly ValidatorError[]): readonly ValidatorError[] {
  const unions = errors.filter(isUnion);
  unions.sort((a, b) => b.schemaPath.length - a.schemaPath.length);
  let rest = errors;
  for (const union of unions) {
    const isInner = (error: ValidatorError): boolean =>
      error.schemaPath.startsWith(`${union.schemaPath}/`) &&
      isUnder(error.instancePath, union.instancePath);
    const reduced = reduceUnion(union, rest.filter(isInner));
    rest = rest.flatMap((error) => (error === union ? reduced : isInner(error) ? [] : [error]));
  }
  return rest;
}
