import { createHash } from "node:crypto";
import type {
  Consent,
  ConsentRequest,
  Language,
  RepresentationId,
  WithdrawnParts,
} from "@kelisim/core";
import { canonicalJson } from "../http/canonical-json.ts";

/** What a person signs: an act of hers with everything that she chose in it, and nothing about herself. */
export type Statement = {
  readonly language: Language;
  /** Who acts in her place, if somebody does. */
  readonly actingFor: RepresentationId | undefined;
} & (
  | {
      readonly act: "grant";
      readonly request: Pick<ConsentRequest, "id" | "notice">;
      readonly categories: readonly string[];
    }
  | { readonly act: "refuse"; readonly request: Pick<ConsentRequest, "id" | "notice"> }
  | {
      readonly act: "withdraw";
      readonly consent: Pick<Consent, "id" | "noticeHash">;
      /** Left out: all of it. */
      readonly parts: WithdrawnParts | undefined;
    }
);

/** What somebody chose before she signs. */
type Chosen = {
  readonly act: Statement["act"];
  readonly categories?: readonly string[] | undefined;
  readonly parts?: WithdrawnParts | undefined;
  readonly language?: Language | undefined;
  readonly acting_for?: RepresentationId | undefined;
};

/** The statement of an answer; a grant that names no categories gives the required ones. */
export function answerStatement(
  request: ConsentRequest,
  chosen: Chosen & { readonly act: "grant" | "refuse" },
): Statement {
  const { act, language = request.language, acting_for: actingFor } = chosen;
  const frame = { request, language, actingFor };
  return act === "refuse"
    ? { act, ...frame }
    : { act, ...frame, categories: chosen.categories ?? request.requiredCategories };
}

/** The statement of a withdrawal. Of an imported consent nobody may know the language: then it is Kazakh. */
export const withdrawalStatement = (
  consent: Consent,
  { parts, language, acting_for: actingFor }: Omit<Chosen, "act">,
): Statement => ({
  ...{ act: "withdraw", consent, parts, actingFor },
  language: language ?? consent.language ?? "kk",
});

const sorted = (words: readonly string[] | undefined): readonly string[] | undefined =>
  words === undefined ? undefined : [...new Set(words)].toSorted();

const partsOf = ({ categories, actions, recipients, countries }: WithdrawnParts) => ({
  categories: sorted(categories),
  actions: sorted(actions),
  recipients: sorted(recipients),
  countries: sorted(countries),
});

/** The members of its own that an act has. */
function ownMembers(statement: Statement): Readonly<Record<string, unknown>> {
  switch (statement.act) {
    case "grant":
    case "refuse": {
      const { request } = statement;
      const categories = statement.act === "grant" ? sorted(statement.categories) : undefined;
      return {
        ...{ consent_request_id: request.id, notice_sha256: request.notice.hash },
        categories,
      };
    }
    case "withdraw": {
      const { consent, parts } = statement;
      return {
        consent_id: consent.id,
        notice_sha256: consent.noticeHash ?? null,
        parts: parts === undefined ? null : partsOf(parts),
      };
    }
  }
}

/**
 * The text whose UTF-8 bytes are signed. Equal acts have equal texts, whatever order their choices came in;
 * another act, another request, another choice is another text.
 */
export const statementText = (statement: Statement): string =>
  canonicalJson({
    kelisim_statement: 1,
    act: statement.act,
    acting_for: statement.actingFor ?? null,
    language: statement.language,
    ...ownMembers(statement),
  });

/** The bytes that are signed. */
export const statementBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** SHA-256 (hex) of a text as UTF-8. */
export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");
