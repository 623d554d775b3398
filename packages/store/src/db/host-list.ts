/** A database URL in the form of libpq, which may name several hosts: everything before, the hosts, the rest. */
const PARTS = /^([a-z]+:\/\/(?:[^/?#]*@)?)([^/?#@]*)(.*)$/su;

/**
 * One URL for each host of `postgres://user:password@h1:5432,h2:5433/database`, in their order. A
 * text that is no such URL comes back as it is.
 */
export function hostUrls(url: string): readonly string[] {
  const [, before, hosts, rest] = PARTS.exec(url) ?? [];
  if (before === undefined || hosts === undefined || rest === undefined) return [url];
  return hosts.split(",").map((host) => `${before}${host}${rest}`);
}

/** The reverse of `hostUrls`: the first URL with the hosts of all. */
export function joinHosts(urls: readonly string[]): string {
  const [first = ""] = urls;
  if (urls.length === 1) return first;
  const hosts = urls.map((url) => PARTS.exec(url)?.[2] ?? "");
  const [, before = "", , rest = ""] = PARTS.exec(first) ?? [first];
  return `${before}${hosts.join(",")}${rest}`;
}
