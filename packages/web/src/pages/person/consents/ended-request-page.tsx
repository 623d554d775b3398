import type { Instant, RequestStatus } from "@kelisim/core";
import { LinkButton } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Instantly } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { WhatNext } from "../../../components/what-next.tsx";
import { usePage } from "../../../page/page-context.ts";
import { endedRequestWords as words } from "./ended-request-messages.ts";
import type { ShownLine } from "./line-facts.ts";
import { LineSummary } from "./line-summary.tsx";
import { questionWords } from "./question-messages.ts";

/** How a request ended; `closed` where its purpose or object is, so that nobody can say yes. */
export type EndedRequest = Exclude<RequestStatus, "pending"> | "closed";

export type EndedRequestPageProps = {
  readonly ended: EndedRequest;
  /** When she answered or the party took it back. */
  readonly at: Instant | undefined;
  readonly line: ShownLine;
  /** Path of the receipt of what was granted. */
  readonly receiptPath: string | undefined;
  /** Whether an answer came only now, and changed nothing. */
  readonly tooLate: boolean;
  readonly coolDownDays: number;
};

function useNext({ ended, coolDownDays }: EndedRequestPageProps): readonly string[] {
  const { t } = usePage();
  switch (ended) {
    case "granted":
      return [t(words.grantedNext)];
    case "refused": {
      const coolDown =
        coolDownDays > 0 ? [t(questionWords.refusedCoolDown, { n: coolDownDays })] : [];
      return [t(words.refusedNext1), t(words.refusedNext2), ...coolDown, t(words.refusedNext3)];
    }
    case "cancelled":
      return [t(words.cancelledNext)];
    case "expired":
      return [t(words.expiredNext)];
    case "closed":
      return [t(words.closedNext)];
  }
}

/** A request that waits for no answer any more: how it ended and what follows. */
export function EndedRequestPage(props: EndedRequestPageProps) {
  const { t } = usePage();
  const { ended, at, line, receiptPath, tooLate } = props;
  return (
    <>
      {tooLate && (
        <Notice tone="warning">
          <p>{t(words.tooLate)}</p>
        </Notice>
      )}
      <Title caption={t(questionWords.windowTitle)}>{t(words[ended])}</Title>
      {at !== undefined && (
        <p>
          {t(words.at)}: <Instantly at={at} />
        </p>
      )}
      <WhatNext items={useNext(props)} />
      {receiptPath === undefined ? (
        <LinkButton to="/me" kind="secondary">
          {t(words.home)}
        </LinkButton>
      ) : (
        <LinkButton to={receiptPath}>{t(words.toReceipt)}</LinkButton>
      )}
      <h2>{t(words.whatWasAsked)}</h2>
      <LineSummary line={{ ...line, required: [...line.required, ...line.optional] }} />
    </>
  );
}
