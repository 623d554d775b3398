import type { Instant, Text3 } from "@kelisim/core";
import { DueDate, type DueDateProps } from "../../components/due-date.tsx";
import { Foreign, ForeignText } from "../../components/foreign.tsx";
import { Pager } from "../../components/pager.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Table } from "../../components/table.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { LOCALES } from "../../i18n/translate.ts";
import { usePage } from "../../page/page-context.ts";
import { breachWords } from "./complaint-messages.ts";
import { columnWords, figureWords } from "./figure-messages.ts";

/** A breach that an organisation reported. */
export type BreachLine = {
  readonly party: { readonly name: Text3; readonly bin: string } | undefined;
  readonly object: Text3 | undefined;
  readonly categories: readonly Text3[];
  readonly detectedAt: Instant;
  readonly reportedAt: Instant;
  readonly concerned: number;
  readonly due: DueDateProps;
  /** Whether the authorised body was told, and in time. */
  readonly told: "no" | "in-time" | "late";
};

/** Breaches of security, the newest first. */
export function OversightBreachesPage({
  breaches,
  next,
  first,
}: {
  readonly breaches: readonly BreachLine[];
  readonly next: string | undefined;
  readonly first: string | undefined;
}) {
  const { t, language } = usePage();
  return (
    <>
      <Title>{t(breachWords.title)}</Title>
      <p class="lead">{t(breachWords.lead)}</p>
      <Table
        caption={t(breachWords.title)}
        empty={t(breachWords.empty)}
        columns={[
          { label: t(columnWords.party) },
          { label: t(breachWords.detected) },
          { label: t(breachWords.reported) },
          { label: t(breachWords.concerned), numeric: true },
          { label: t(breachWords.data) },
          { label: t(breachWords.notified) },
        ]}
        rows={breaches.map((breach) => [
          <>
            {breach.party !== undefined && <PartyName {...breach.party} />}
            {breach.object !== undefined && (
              <>
                <br />
                <ForeignText text={breach.object} />
              </>
            )}
          </>,
          <Instantly at={breach.detectedAt} />,
          <Instantly at={breach.reportedAt} />,
          breach.concerned.toLocaleString(LOCALES[language]),
          <Foreign text={breach.categories.map((name) => name[language]).join(", ")} />,
          <>
            {breach.told !== "no" && (
              <p>{t(breach.told === "late" ? breachWords.toldLate : breachWords.told)}</p>
            )}
            <DueDate {...breach.due} />
          </>,
        ])}
      />
      <Pager next={next} first={first} />
      <p class="hint">{t(figureWords.logged)}</p>
    </>
  );
}
