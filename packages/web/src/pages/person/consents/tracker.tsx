import type { DutyOutcome, RefusalGround } from "@kelisim/core";
import { LinkButton } from "../../../components/button.tsx";
import { DueDate } from "../../../components/due-date.tsx";
import { LongForeign } from "../../../components/foreign.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Steps, type Step } from "../../../components/steps.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import type { ShownTracker } from "./shown-consent.ts";
import { outcomeWords, trackerWords } from "./tracker-messages.ts";

type Answer = NonNullable<ShownTracker["answer"]>;

const outcomeOf = (kind: ShownTracker["kind"], outcome: DutyOutcome) =>
  kind === "prove-consent" && outcome === "rejected"
    ? outcomeWords.notProved
    : outcomeWords[outcome];

function Ground({ ground }: { readonly ground: RefusalGround }) {
  const { t } = usePage();
  const { kind, act, article, reference } = ground;
  const rows = [
    { term: t(trackerWords.ground), value: t(trackerWords[kind]) },
    ...(act === undefined
      ? []
      : [
          {
            term: t(trackerWords.why),
            value: harmless(
              article === undefined ? act : t(trackerWords.article, { act, article }),
            ),
          },
        ]),
    ...(reference === undefined
      ? []
      : [{ term: t(trackerWords.reference), value: <LongForeign text={reference} /> }]),
  ];
  return <SummaryList rows={rows} />;
}

/** What the party said, in its own words and by which ground. */
function AnswerGiven({ answer }: { readonly answer: Answer }) {
  const { t } = usePage();
  const { ground, text, data, outcome } = answer;
  return (
    <>
      {outcome === "reasoned-refusal" && <p>{t(trackerWords.refusalHelp)}</p>}
      {answer.late && <p>{t(trackerWords.late)}</p>}
      {ground !== undefined && <Ground ground={ground} />}
      {text !== undefined && (
        <>
          <p>{t(trackerWords.text)}:</p>
          <blockquote>
            <LongForeign text={text} />
          </blockquote>
        </>
      )}
      {data !== undefined && <p>{t(trackerWords[data])}</p>}
    </>
  );
}

const awaited = ({ kind }: ShownTracker) => {
  if (kind === "cease-processing") return trackerWords.ceaseAwaited;
  return kind === "prove-consent" ? trackerWords.proofAwaited : trackerWords.awaited;
};

function useLastStep(tracker: ShownTracker): Step {
  const { t } = usePage();
  const { answer, due, state, kind } = tracker;
  if (answer !== undefined) {
    return {
      label: t(outcomeOf(kind, answer.outcome)),
      state: "done",
      at: answer.at,
      children: <AnswerGiven answer={answer} />,
    };
  }
  const isOverdue = state === "overdue";
  return {
    label: t(isOverdue ? trackerWords.overdue : awaited(tracker)),
    state: isOverdue ? "late" : "current",
    children: <DueDate {...due} />,
  };
}

/** Sent, delivered, and what came of it; once the day is over, how to complain. */
export function Tracker({ tracker }: { readonly tracker: ShownTracker }) {
  const { t } = usePage();
  const { id, sentAt, deliveredAt, state, answer, term } = tracker;
  const steps: readonly Step[] = [
    { label: t(trackerWords.sent), state: "done", at: sentAt },
    { label: t(trackerWords.delivered), state: "done", at: deliveredAt },
    useLastStep(tracker),
  ];
  const isContestable = answer?.contestable === true;
  const help = term === "product" ? trackerWords.overdueHelpOurs : trackerWords.overdueHelp;
  return (
    <>
      <Steps items={steps} />
      {(state === "overdue" || isContestable) && (
        <Notice tone="warning">
          <p>{t(isContestable ? trackerWords.contestable : help)}</p>
          <LinkButton to={`/me/complain?duty=${id}`}>{t(trackerWords.complain)}</LinkButton>
        </Notice>
      )}
    </>
  );
}
