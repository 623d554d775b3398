import { ActionLink } from "../../../components/action-link.tsx";
import { BackLink } from "../../../components/back-link.tsx";
import { CategoryList } from "../../../components/category-list.tsx";
import { LawRef } from "../../../components/law-ref.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import { EvidenceLink } from "../../evidence/evidence-link.tsx";
import type { ShownTracker } from "./shown-consent.ts";
import { signedReceiptWords } from "./signed-receipt-messages.ts";
import { Tracker } from "./tracker.tsx";
import { trackerWords } from "./tracker-messages.ts";

/** One duty of one organisation, from the day on which she acted to its answer. */
export function PersonDutyPage({ tracker }: { readonly tracker: ShownTracker }) {
  const { t, language } = usePage();
  const { party, kind, parts, law, term, consentPath } = tracker;
  return (
    <>
      <BackLink to={consentPath ?? "/me"} />
      <Title caption={<PartyName name={party.name} />}>{t(terms[kind])}</Title>
      <Tracker tracker={tracker} />
      <SummaryList
        rows={[
          {
            term: t(trackerWords.who),
            value: <PartyName name={party.name} bin={party.bin} />,
          },
          ...(parts.length === 0
            ? []
            : [{ term: t(trackerWords.parts), value: <CategoryList categories={parts} /> }]),
          { term: t(trackerWords.why), value: <LawRef source={law} /> },
          ...(term === "product"
            ? [{ term: t(trackerWords.days), value: t(trackerWords.daysOurs) }]
            : []),
        ]}
      />
      {consentPath !== undefined && (
        <p class="actions">
          <ActionLink
            to={consentPath}
            label={t(trackerWords.toConsent)}
            about={harmless(party.name[language])}
          />
          {kind === "cease-processing" && (
            <a href={`${consentPath}/receipt.pdf`}>{t(signedReceiptWords.ofWithdrawal)}</a>
          )}
        </p>
      )}
      <EvidenceLink to={`/me/duties/${tracker.id}/evidence.zip`} />
    </>
  );
}
