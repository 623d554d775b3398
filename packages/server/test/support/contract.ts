import assert from "node:assert/strict";
import { formats } from "@kelisim/protocol";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { done, send, type Answer, type Witness } from "./http-client.ts";

type Schema = Readonly<Record<string, unknown>>;
type Response = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };

export type DocumentedOperation = {
  readonly operationId: string;
  readonly description: string;
  readonly security?: readonly Schema[];
  readonly responses: Readonly<Record<string, Response & { readonly description: string }>>;
  readonly requestBody?: { readonly required?: boolean };
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
};

export type OpenApi = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, Schema>>;
  };
};

const DOCUMENT = "contract";

/** A part of a JSON pointer. */
const escaped = (name: string): string =>
  encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`);

/** The service's own OpenAPI document, as something that answers are held against. */
export class Contract {
  readonly document: OpenApi;
  readonly #ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true, formats });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    this.document = document;
    this.#ajv.addSchema(document, DOCUMENT);
  }

  static async of(url: string): Promise<Contract> {
    return new Contract(done<OpenApi>(await send(url, "GET", "/openapi.json")));
  }

  #validator(pointer: string): ValidateFunction {
    const known = this.#compiled.get(pointer);
    if (known !== undefined) return known;
    const made = this.#ajv.compile({ $ref: `${DOCUMENT}#${pointer}` });
    this.#compiled.set(pointer, made);
    return made;
  }

  /** Fails where an answer is not what the document promises for its call and status. */
  check(method: string, url: string, answer: Answer): void {
    const [plain = ""] = url.split("?", 1);
    const { paths } = this.document;
    const path =
      plain in paths ? plain : Object.keys(paths).find((each) => patternOf(each).test(plain));
    assert.ok(path !== undefined, `${plain} is not in the document`);
    const { text, headers } = answer;
    const status = String(answer.status);
    const documented = paths[path]?.[method.toLowerCase()]?.responses[status];
    assert.ok(documented !== undefined, `${method} ${path} answers ${status}: ${text}`);
    const [type = ""] = (headers.get("content-type") ?? "").split(";", 1);
    const place = ["paths", path, method.toLowerCase(), "responses", status, "content", type];
    assert.ok(documented.content?.[type]?.schema, `${method} ${path} ${status} ${type}`);
    const pointer = [...place, "schema"].map((part) => `/${escaped(part)}`).join("");
    const validate = this.#validator(pointer);
    const fits = validate(JSON.parse(text));
    assert.ok(fits, `${method} ${path} ${status}: ${JSON.stringify(validate.errors)} ${text}`);
    if (answer.status >= 400) {
      const { code } = JSON.parse(text) as { readonly code: string };
      assert.ok(documented.description.includes(`\`${code}\``), `${method} ${path} ${code}`);
    }
  }

  readonly witness: Witness = (method, path, answer) => this.check(method, path, answer);
}
