import type { LawSource, Text3 } from "@kelisim/core";
import { usePage } from "../page/page-context.ts";
import type { Translate } from "../i18n/translate.ts";
import { dataWords } from "./data-messages.ts";

/** In article 1 of Law 94-V the parts are sub-paragraphs, cited with a bracket. */
const isSubParagraph = ({ article }: LawSource): boolean => article === "1";

function messageOf(source: LawSource): Text3 {
  const hasPart = source.part !== undefined;
  switch (source.act) {
    case "94-V":
      if (!hasPart) return dataWords.act94Article;
      return isSubParagraph(source) ? dataWords.act94SubPart : dataWords.act94Part;
    case "231-VIII":
      return hasPart ? dataWords.act231Part : dataWords.act231Article;
    case "395/НҚ":
      return hasPart ? dataWords.rulesItemPart : dataWords.rulesItem;
    case "190/НҚ":
      return dataWords.orderItem;
    case "product":
      return dataWords.product;
  }
}

/** Act, article and part as people cite them. */
export const lawText = (t: Translate, source: LawSource): string =>
  t(messageOf(source), { article: source.article, part: source.part ?? "" });

/** Where a rule stands, in words. */
export function LawRef({ source }: { readonly source: LawSource }) {
  const { t } = usePage();
  return <span class="law">{lawText(t, source)}</span>;
}
