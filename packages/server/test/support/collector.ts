import assert from "node:assert/strict";
import { Receiver } from "./receiver.ts";

type AttributeValue = {
  readonly stringValue?: string;
  readonly intValue?: number;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
};
type Attribute = { readonly key: string; readonly value: AttributeValue };

type WireSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly traceState?: string;
  readonly attributes: readonly Attribute[];
  readonly events: readonly unknown[];
  readonly links: readonly unknown[];
  readonly status: { readonly code: number; readonly message?: string };
};

type WireTraces = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
};

/** A span as it came in; `attributes` by name. */
export type CollectedSpan = Omit<WireSpan, "attributes"> & {
  readonly attributes: Readonly<Record<string, unknown>>;
};

export const SERVER_KIND = 2;
export const CLIENT_KIND = 3;
export const ERROR_STATUS = 2;

const valuesOf = (attributes: readonly Attribute[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** A real receiver of OTLP over HTTP in JSON. */
export class Collector {
  readonly receiver: Receiver;

  private constructor(receiver: Receiver) {
    this.receiver = receiver;
    receiver.always((response) => {
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }

  static async start(): Promise<Collector> {
    return new Collector(await Receiver.start());
  }

  get url(): string {
    return `http://127.0.0.1:${this.receiver.port}/v1/traces`;
  }

  /** All that came in, as it was sent. */
  get text(): string {
    return this.receiver.received.map(({ body }) => body).join("\n");
  }

  #messages(): readonly WireTraces[] {
    return this.receiver.received.map(({ method, path, headers, body }) => {
      assert.equal(`${method} ${path}`, "POST /v1/traces");
      assert.equal(headers["content-type"], "application/json");
      return JSON.parse(body) as WireTraces;
    });
  }

  get resources(): readonly Readonly<Record<string, unknown>>[] {
    return this.#messages().flatMap(({ resourceSpans }) =>
      resourceSpans.map(({ resource }) => valuesOf(resource.attributes)),
    );
  }

  get spans(): readonly CollectedSpan[] {
    return this.#messages()
      .flatMap(({ resourceSpans }) => resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap(({ spans }) => spans)
      .map((span) => ({ ...span, attributes: valuesOf(span.attributes) }));
  }

  named(name: string): readonly CollectedSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  /** The one span of a name. */
  one(name: string): CollectedSpan {
    const [span, ...others] = this.named(name);
    assert.ok(span !== undefined, `there is no span ${name}`);
    assert.equal(others.length, 0, `there are several spans ${name}`);
    return span;
  }

  /** The spans right below one, in the order in which they ended. */
  below(parent: CollectedSpan): readonly CollectedSpan[] {
    return this.spans.filter(
      ({ traceId, parentSpanId }) => traceId === parent.traceId && parentSpanId === parent.spanId,
    );
  }

  close(): Promise<void> {
    return this.receiver.close();
  }
}

export const namesOf = (spans: readonly CollectedSpan[]): readonly string[] =>
  spans.map(({ name }) => name);
