import type {
  ComplaintAddressee,
  Instant,
  RightsCallId,
  RightsCallKind,
  Text3,
} from "@kelisim/core";
import { BackLink } from "../../../components/back-link.tsx";
import { LongForeign } from "../../../components/foreign.tsx";
import { LawRef } from "../../../components/law-ref.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Section } from "../../../components/section.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { Instantly } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import type { ShownTracker } from "../consents/shown-consent.ts";
import { Tracker } from "../consents/tracker.tsx";
import { EvidenceLink } from "../../evidence/evidence-link.tsx";
import type { ShownParty } from "../shown.ts";
import { addresseeWords, rights, rightWords } from "./rights-messages.ts";

export type RightsCallFacts = {
  readonly id: RightsCallId;
  readonly kind: RightsCallKind;
  readonly party: ShownParty;
  readonly at: Instant;
  /** What she wrote; `undefined` once her key is gone. */
  readonly text: string | undefined;
  readonly addressee: ComplaintAddressee | undefined;
  readonly byRepresentative: boolean;
  /** What the call led to: its duty, and those that came after it. */
  readonly trackers: readonly ShownTracker[];
  readonly justSent: boolean;
};

/** Whose word the days are. */
function Term({ law, isComplaint }: Pick<ShownTracker, "law"> & { readonly isComplaint: boolean }) {
  const { t } = usePage();
  // A complaint has the days of an inquiry, but no act sets them for it.
  if (law.act === "product" || isComplaint) return <p class="hint">{t(rights.bySelf)}</p>;
  return (
    <p class="hint">
      {t(rights.byLaw)} <LawRef source={law} />
    </p>
  );
}

function Said({ text, at, addressee, byRepresentative }: RightsCallFacts) {
  const { t } = usePage();
  return (
    <Section title={t(rights.said)}>
      {text !== undefined && (
        <blockquote>
          <LongForeign text={text} />
        </blockquote>
      )}
      <SummaryList
        rows={[
          { term: t(rights.sent), value: <Instantly at={at} /> },
          ...(addressee === undefined
            ? []
            : [
                {
                  term: t(rights.addressee),
                  value: `${t(addresseeWords[addressee].name)}. ${t(addresseeWords[addressee].help)}`,
                },
              ]),
          ...(byRepresentative ? [{ term: t(terms.actingFor), value: t(rights.filedFor) }] : []),
        ]}
      />
      <p class="hint">{t(rights.print)}</p>
    </Section>
  );
}

/** A complaint is answered with an explanation, though its duty counts as that of an inquiry. */
const headingOf = (
  kind: RightsCallFacts["kind"],
  duty: RightsCallFacts["trackers"][number]["kind"],
): Text3 => (kind === "complaint" && duty === "answer-inquiry" ? rights.explanation : terms[duty]);

/** What became of a right that was used. */
export function RightsCallPage(facts: RightsCallFacts) {
  const { t } = usePage();
  const { kind, party, trackers, justSent } = facts;
  return (
    <>
      <BackLink to="/me/rights">{t(rights.back)}</BackLink>
      {justSent && (
        <Notice tone="success" title={t(rights.sentTitle)}>
          <p>{t(rights.sentText)}</p>
        </Notice>
      )}
      <Title caption={<PartyName name={party.name} bin={party.bin} />}>
        {t(rightWords[kind].name)}
      </Title>
      {trackers.map((tracker) => (
        <Section key={tracker.id} title={t(headingOf(kind, tracker.kind))}>
          <Tracker tracker={tracker} />
          <Term law={tracker.law} isComplaint={kind === "complaint"} />
        </Section>
      ))}
      <Said {...facts} />
      <EvidenceLink to={`/me/rights/${facts.id}/evidence.zip`} />
    </>
  );
}
