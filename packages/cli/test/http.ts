export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** Calls a running service with a key. */
export async function call(
  baseUrl: string,
  key: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${baseUrl}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export const itemsOf = ({ body }: Answer): readonly Record<string, unknown>[] =>
  body["items"] as Record<string, unknown>[];
