/** What is needed of an error of the validator (ajv 8 `ErrorObject`, with `allErrors`). */
export type ValidatorError = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
};

const escape = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** Names that are safe to show. Whatever else a client calls a member may be a person's number. */
const PLAIN_NAME = /^(?!.*\d{6})[A-Za-z_$][\w$./~-]{0,63}$/;

/**
 * JSON pointer to the wrong member itself. The validator names the parent for a missing or unknown
 * member and the whole list for a repeated item; an unknown member with a strange name stays unnamed.
 */
export function pointerOf({ keyword, instancePath, params }: ValidatorError): string {
  const { missingProperty, additionalProperty, i, j } = params;
  if (keyword === "required" && typeof missingProperty === "string") {
    return `${instancePath}/${escape(missingProperty)}`;
  }
  if (keyword === "additionalProperties" && typeof additionalProperty === "string") {
    return PLAIN_NAME.test(additionalProperty)
      ? `${instancePath}/${escape(additionalProperty)}`
      : instancePath;
  }
  if (keyword === "uniqueItems" && typeof i === "number" && typeof j === "number") {
    return `${instancePath}/${Math.max(i, j)}`;
  }
  return instancePath;
}
