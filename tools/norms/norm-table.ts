import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMMAND_RULES, LAW_PACKS, NORMS, rulesOfNorm, type Norm } from "@kelisim/core";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CORE = join("packages", "core", "src");

type Cited = { readonly id: string; readonly law: readonly { readonly norm: string }[] };

/** The ids of the scenarios that cite each norm, in their order. */
export function scenariosByNorm(): ReadonlyMap<string, readonly string[]> {
  const folder = join(ROOT, "conformance", "scenarios");
  const found = new Map<string, string[]>();
  for (const name of readdirSync(folder).toSorted()) {
    const { id, law } = JSON.parse(readFileSync(join(folder, name), "utf8")) as Cited;
    for (const norm of new Set(law.map((citation) => citation.norm))) {
      found.set(norm, [...(found.get(norm) ?? []), id]);
    }
  }
  return found;
}

const sources: readonly { readonly path: string; readonly text: string }[] = readdirSync(
  join(ROOT, CORE),
  { recursive: true, encoding: "utf8" },
)
  .filter((name) => name.endsWith(".ts") && !/\.(test|test-support)\.ts$/.test(name))
  .map((name) => ({
    path: join(CORE, name),
    text: readFileSync(join(ROOT, CORE, name), "utf8"),
  }));

/** The file in which a rule stands. @throws Error for a rule that no file has */
export function fileOfRule(rule: string): string {
  const command = COMMAND_RULES.find(({ id }) => id === rule);
  if (command !== undefined) return join(CORE, command.file);
  if (rule.startsWith("ground:")) return join(CORE, "law", "grounds", "grounds.ts");
  if (rule.startsWith("duty:")) return join(CORE, "duty", "kinds.ts");
  const wording = LAW_PACKS.flatMap(({ wordings }) => wordings).find(({ id }) => id === rule);
  const found =
    wording === undefined
      ? sources.find(({ text }) => text.includes(`id: "${rule}"`))
      : sources.find(
          ({ path, text }) => path.includes("editions") && text.includes(`"${wording.rule}"`),
        );
  if (found === undefined) throw new Error(`no file has the rule ${rule}`);
  return found.path;
}

/** `shown-by.ts`: which scenarios show a norm, for programs that do not carry the scenarios. */
export function shownByText(): string {
  const rows = [...scenariosByNorm()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([norm, ids]) => `  "${norm}": "${ids.join(" ")}",`);
  return `const IDS: Readonly<Record<string, string>> = {
${rows.join("\n")}
};

/** Which scenarios of the corpus show a norm. Made by \`npm run norms\`; do not edit. */
export const SHOWN_BY: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(IDS).map(([norm, ids]) => [norm, ids.split(" ")]),
);
`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

function section(title: string, norms: readonly Norm[]): string {
  const shown = scenariosByNorm();
  const rows = norms.map((norm) => {
    const rules = rulesOfNorm(norm.id).map((rule) => `\`${rule}\` (\`${fileOfRule(rule)}\`)`);
    const scenarios = (shown.get(norm.id) ?? []).map((id) => id.split("-")[0]);
    const days = `${norm.inForce.from ?? "…"} – ${norm.inForce.to ?? "…"}`;
    const what = [norm.status, ...(norm.trust === "act" ? [] : ["from memory of the base law"])];
    return `| \`${norm.id}\` | ${cell(norm.place.en)} | ${cell(norm.text.en)} | ${what.join(", ")} | ${days} | ${rules.join("<br>")} | ${scenarios.join(", ")} |`;
  });
  const head =
    "| id | place | what it says (a rendering) | status | days | rules | scenarios |\n|---|---|---|---|---|---|---|";
  return `## ${title}\n\n${head}\n${rows.join("\n")}\n`;
}

/** `docs/law/norms.md`: norm, rule, file, scenarios. */
export function normsDocument(): string {
  const of = (act: (norm: Norm) => boolean): readonly Norm[] => NORMS.filter(act);
  return [
    "# Norms: what each provision asks, and which rule and scenarios answer it\n",
    "Made by `npm run norms` from `packages/core/src/law/norms/`; do not edit. The Kazakh words of the acts, the addressees, triggers and reasons are in `kelisim norms` and `GET /v1/norms`.\n",
    section(
      "Order 190/НҚ and the Rules 395/НҚ",
      of(({ act }) => act === "395/НҚ" || act === "190/НҚ"),
    ),
    section(
      "Law 231-VIII in the Law on personal data (94-V)",
      of(({ act, trust }) => act === "94-V" && trust === "act"),
    ),
    section(
      "Law 231-VIII in other laws, and its own articles",
      of(({ act }) => act === "231-VIII"),
    ),
    section(
      "The Law on personal data as it was before",
      of(({ act, trust }) => act === "94-V" && trust === "base-law"),
    ),
  ].join("\n");
}
