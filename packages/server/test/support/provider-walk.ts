/** Follows a provider as a browser without scripts does, and chooses somebody of its list. */
export async function walkProvider(start: string, choice: number | "cancel"): Promise<URL> {
  const cookies = new Map<string, string>();
  const go = async (url: URL | string, form?: Record<string, string>): Promise<URL> => {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies.values()].join("; "), accept: "text/html" },
      ...(form !== undefined && { method: "POST", body: new URLSearchParams(form) }),
    });
    await response.arrayBuffer();
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.split("=")[0] ?? "", pair);
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`the provider answered ${response.status}`);
    return new URL(location, url);
  };
  const list = await go(start);
  const chosen = choice === "cancel" ? { cancel: "1" } : { person: String(choice) };
  return go(await go(list, chosen));
}
