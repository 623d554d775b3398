import type { PurposeAnswer } from "@kelisim/protocol";
import { LinkButton } from "../../components/button.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Pager } from "../../components/pager.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { purposeStatuses, purposeWords } from "./purpose-messages.ts";

const TONES = { draft: "waiting", active: "active", closed: "ended" } as const;

/** The state of a purpose. */
export function PurposeTag({ purpose }: { readonly purpose: PurposeAnswer }) {
  const { t } = usePage();
  if (purpose.banned !== undefined) return <Tag tone="late">{t(purposeWords.banned)}</Tag>;
  return <Tag tone={TONES[purpose.status]}>{t(purposeStatuses[purpose.status])}</Tag>;
}

/** What a party collects and uses data for. */
export function PurposesPage({
  purposes,
  next,
  first,
  mayAdd,
}: {
  readonly purposes: readonly PurposeAnswer[];
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly mayAdd: boolean;
}) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(purposeWords.title)}</Title>
      {mayAdd && (
        <p>
          <LinkButton to="/party/purposes/new">{t(purposeWords.add)}</LinkButton>
        </p>
      )}
      <Table
        caption={t(purposeWords.title)}
        empty={t(purposeWords.none)}
        columns={[{ label: t(purposeWords.name) }, { label: t(purposeWords.status) }]}
        rows={purposes.map((purpose) => [
          <a href={`/party/purposes/${purpose.id}`}>
            <ForeignText text={purpose.name} />
          </a>,
          <PurposeTag purpose={purpose} />,
        ])}
      />
      <Pager next={next} first={first} />
    </>
  );
}
