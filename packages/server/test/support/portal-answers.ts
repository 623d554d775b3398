import type { PortalClient, Seen } from "./portal.ts";

/** What a shown form sends unseen. */
export const hiddenIn = (seen: Seen, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(seen.html)?.[1] ?? "";

/** Answers a request as the form of the shown page would. */
export async function answerOn(
  she: PortalClient,
  path: string,
  answer: "grant" | "refuse",
  more: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<Seen> {
  const shown = await she.get(path);
  const bound = { notice: hiddenIn(shown, "notice"), shown_in: hiddenIn(shown, "shown_in") };
  return she.post(path, { ...bound, answer, ...more });
}

/** The consent to whose receipt a redirect leads; "" where it leads elsewhere. */
export const consentIn = (location: string | undefined): string =>
  /con_[0-9a-f]{32}/.exec(location ?? "")?.[0] ?? "";
