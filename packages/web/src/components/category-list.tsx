import type { Text3 } from "@kelisim/core";
import { usePage } from "../page/page-context.ts";
import { dataWords } from "./data-messages.ts";
import { ForeignText } from "./foreign.tsx";
import { Tag } from "./tag.tsx";

export type ShownCategory = {
  readonly code: string;
  readonly name: Text3;
  readonly biometric: boolean;
  readonly sensitive: boolean;
};

/** The name of a kind of data with the marks that it deserves. */
export function CategoryName({ category }: { readonly category: ShownCategory }) {
  const { t } = usePage();
  const { name, biometric, sensitive } = category;
  return (
    <>
      <ForeignText text={name} />
      {biometric && (
        <>
          {" "}
          <Tag tone="waiting">{t(dataWords.biometric)}</Tag>
        </>
      )}
      {sensitive && !biometric && (
        <>
          {" "}
          <Tag tone="waiting">{t(dataWords.sensitive)}</Tag>
        </>
      )}
    </>
  );
}

/** Kinds of data in the order given, those that deserve care marked. */
export function CategoryList({ categories }: { readonly categories: readonly ShownCategory[] }) {
  return (
    <ul class="categories">
      {categories.map((category) => (
        <li key={category.code}>
          <CategoryName category={category} />
        </li>
      ))}
    </ul>
  );
}
