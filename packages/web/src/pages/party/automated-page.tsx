import type { AutomatedProcess } from "@kelisim/protocol";
import { LinkButton } from "../../components/button.tsx";
import { Card, Cards } from "../../components/card.tsx";
import { Empty } from "../../components/empty.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Pager } from "../../components/pager.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Tag } from "../../components/tag.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { automatedWords } from "./registry-messages.ts";

function Process({ process }: { readonly process: AutomatedProcess }) {
  const { t } = usePage();
  const { affects_rights: affects, consent_or_law: carries } = process;
  return (
    <Card
      title={<ForeignText text={process.name} />}
      to={`/party/purposes/${process.purpose_id}`}
      tag={
        <Tag tone={affects ? "waiting" : "neutral"}>
          {t(affects ? automatedWords.affects : automatedWords.affectsNot)}
        </Tag>
      }
    >
      <SummaryList
        rows={[
          ...(carries === null
            ? []
            : [{ term: t(automatedWords.needs), value: t(automatedWords[carries]) }]),
          {
            term: t(automatedWords.procedure),
            value: <ForeignText text={process.procedure} long />,
          },
          {
            term: t(automatedWords.consequences),
            value: <ForeignText text={process.consequences} long />,
          },
          {
            term: t(automatedWords.protection),
            value: <ForeignText text={process.protection} long />,
          },
        ]}
      />
    </Card>
  );
}

/** The automated processes of a party, as its purposes declare them. */
export function AutomatedPage({
  processes,
  next,
  first,
}: {
  readonly processes: readonly AutomatedProcess[];
  readonly next: string | undefined;
  readonly first: string | undefined;
}) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(automatedWords.title)}</Title>
      <p>{t(automatedWords.what)}</p>
      {processes.length === 0 ? (
        <Empty>{t(automatedWords.none)}</Empty>
      ) : (
        <Cards>
          {processes.map((process) => (
            <Process key={process.purpose_id} process={process} />
          ))}
        </Cards>
      )}
      <Pager next={next} first={first} />
      <p>
        <LinkButton to="/party/purposes/new" kind="secondary">
          {t(automatedWords.declare)}
        </LinkButton>
      </p>
    </>
  );
}
