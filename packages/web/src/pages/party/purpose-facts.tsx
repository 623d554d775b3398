import type { Text3 } from "@kelisim/core";
import type { PurposeAnswer } from "@kelisim/protocol";
import type { ComponentChildren } from "preact";
import { CategoryList, type ShownCategory } from "../../components/category-list.tsx";
import { Foreign, ForeignText } from "../../components/foreign.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { usePage } from "../../page/page-context.ts";
import { actionName } from "./action-name.ts";
import { named } from "./duty-why.tsx";
import { editorWords } from "./purpose-form-messages.ts";
import { purposeWords } from "./purpose-messages.ts";

export type PurposeFactsProps = {
  readonly purpose: PurposeAnswer;
  readonly objects: readonly Text3[];
  readonly recipients: readonly { readonly name: Text3; readonly bin: string }[];
  readonly categories: ReadonlyMap<string, ShownCategory>;
};

const TERM = /^P(\d+)([DMY])$/;
const UNITS: Readonly<Record<string, Text3>> = {
  D: editorWords.days,
  M: editorWords.months,
  Y: editorWords.years,
};

function useTerm({ max_term: term, ends }: PurposeAnswer): string {
  const { t } = usePage();
  const [, count, unit = ""] = TERM.exec(term ?? "") ?? [];
  const words = UNITS[unit];
  const until = ends === "purpose-achieved" ? t(purposeWords.untilPurpose) : undefined;
  const most = words === undefined ? term : `${count} ${t(words)}`;
  return [until, most].filter((part) => part !== undefined).join("; ");
}

/** All that a purpose declares. */
export function PurposeFacts({ purpose, objects, recipients, categories }: PurposeFactsProps) {
  const { t } = usePage();
  const term = useTerm(purpose);
  const { required, optional } = purpose.categories;
  const row = (label: Text3, value: ComponentChildren) => ({ term: t(label), value });
  return (
    <SummaryList
      rows={[
        row(purposeWords.description, <ForeignText text={purpose.description} long />),
        row(
          purposeWords.objects,
          objects.map((name, index) => (
            <p key={index}>
              <ForeignText text={name} />
            </p>
          )),
        ),
        row(purposeWords.required, <CategoryList categories={named(required, categories)} />),
        row(
          purposeWords.optional,
          optional.length === 0 ? (
            t(purposeWords.noneOptional)
          ) : (
            <CategoryList categories={named(optional, categories)} />
          ),
        ),
        row(
          purposeWords.actions,
          purpose.actions.map((action) => t(actionName(action))).join(", "),
        ),
        row(purposeWords.term, term),
        row(
          purposeWords.recipients,
          recipients.length === 0
            ? t(purposeWords.noneOptional)
            : recipients.map((party) => (
                <p key={party.bin}>
                  <PartyName {...party} />
                </p>
              )),
        ),
        row(
          purposeWords.countries,
          purpose.cross_border.length === 0
            ? t(purposeWords.noneOptional)
            : purpose.cross_border.join(", "),
        ),
        row(purposeWords.published, t(purpose.published ? purposeWords.yes : purposeWords.no)),
        ...(purpose.automated === undefined
          ? []
          : [
              row(
                purposeWords.automated,
                <>
                  <ForeignText text={purpose.automated.procedure} long />
                  <ForeignText text={purpose.automated.consequences} long />
                  <ForeignText text={purpose.automated.protection} long />
                </>,
              ),
            ]),
        ...(purpose.legal_ground === undefined
          ? []
          : [
              row(
                purposeWords.ground,
                <Foreign text={`${purpose.legal_ground.act}, ${purpose.legal_ground.article}`} />,
              ),
            ]),
      ]}
    />
  );
}
