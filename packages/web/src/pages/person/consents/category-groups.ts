import type { Text3 } from "@kelisim/core";
import type { ShownCategory } from "../../../components/category-list.tsx";

const GROUPS: readonly (readonly [name: Text3, codes: readonly string[]])[] = [
  [
    { kk: "Жеке басыңыз", ru: "Ваша личность", en: "Who you are" },
    ["iin", "full-name", "birth-date", "birth-place", "sex", "citizenship", "identity-document"],
  ],
  [
    { kk: "Байланыс және орналасқан жер", ru: "Связь и местонахождение", en: "Contact and place" },
    ["phone", "email", "address", "location", "device"],
  ],
  [
    {
      kk: "Табыс, ақша және мүлік",
      ru: "Доход, деньги и имущество",
      en: "Income, money and property",
    },
    [
      ...["income", "employment", "bank-account", "credit-history", "tax", "property", "vehicle"],
      ...["purchases", "social-benefits", "pension"],
    ],
  ],
];

const SENSITIVE: Text3 = {
  kk: "Сезімтал деректер",
  ru: "Чувствительные данные",
  en: "Sensitive data",
};
const OTHERS: Text3 = { kk: "Басқа деректер", ru: "Другие данные", en: "Other data" };

export type CategoryGroup = { readonly name: Text3; readonly categories: readonly ShownCategory[] };

/** Kinds of data under headings of the dictionary; those that deserve care come first, on their own. */
export function groupCategories(categories: readonly ShownCategory[]): readonly CategoryGroup[] {
  const left = new Set(categories);
  const take = (name: Text3, isIn: (category: ShownCategory) => boolean): CategoryGroup => {
    const taken = [...left].filter(isIn);
    for (const one of taken) left.delete(one);
    return { name, categories: taken };
  };
  return [
    take(SENSITIVE, ({ sensitive, biometric }) => sensitive || biometric),
    ...GROUPS.map(([name, codes]) => take(name, ({ code }) => codes.includes(code))),
    take(OTHERS, () => true),
  ].filter((group) => group.categories.length > 0);
}
