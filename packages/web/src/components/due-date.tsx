import type { LegalDay, Text3 } from "@kelisim/core";
import { usePage } from "../page/page-context.ts";
import { Details } from "./details.tsx";
import { dueWords } from "./due-messages.ts";
import { Tag } from "./tag.tsx";
import { Day } from "./time.tsx";

export type DueDay = {
  readonly date: LegalDay;
  readonly working: boolean;
  readonly why: Text3;
  /** Which working day of the term it is, 1 the first; `null` for a day that is not counted. */
  readonly counted?: number | null | undefined;
};

export type DueDateProps = {
  readonly dueOn: LegalDay;
  readonly explanation: readonly DueDay[];
  /** Whether a year whose holidays are not official yet was counted. */
  readonly provisional: boolean;
  readonly state: "open" | "overdue" | "done";
  /** 0 on the last day; where it is overdue, the working days since, as a negative or a positive number. */
  readonly workingDaysLeft?: number | undefined;
  /** Without the words "last day", where they stand above it already. */
  readonly bare?: boolean | undefined;
};

/** A last day that explains itself: each day on the way to it, and why it counts or does not. */
export function DueDate(props: DueDateProps) {
  const { t } = usePage();
  const { dueOn, explanation, provisional, bare } = props;
  return (
    <div class="due">
      <p>
        <strong>
          {bare !== true && `${t(dueWords.lastDay)} `}
          <Day day={dueOn} />
        </strong>{" "}
        <DueState {...props} />
      </p>
      {explanation.length > 0 && (
        <Details summary={t(dueWords.how)}>
          <ol class="days">
            {explanation.map((one) => (
              <li key={one.date} class={one.working ? "working" : "rest"}>
                <Day day={one.date} /> <span class="why">{t(one.why)}</span>
                {typeof one.counted === "number" && (
                  <b>{t(dueWords.nth, { n: String(one.counted) })}</b>
                )}
              </li>
            ))}
          </ol>
          {provisional && <p>{t(dueWords.provisional)}</p>}
        </Details>
      )}
    </div>
  );
}

/** How much time is left, as a tag. */
export function DueState({
  state,
  workingDaysLeft: left,
}: Pick<DueDateProps, "state" | "workingDaysLeft">) {
  const { t } = usePage();
  switch (state) {
    case "done":
      return <Tag tone="ended">{t(dueWords.done)}</Tag>;
    case "overdue": {
      const by = Math.abs(left ?? 0);
      return (
        <Tag tone="late">{by === 0 ? t(dueWords.overdue) : t(dueWords.overdueBy, { n: by })}</Tag>
      );
    }
    case "open":
      if (left === undefined) return null;
      return (
        <Tag tone="waiting">{left <= 0 ? t(dueWords.today) : t(dueWords.left, { n: left })}</Tag>
      );
  }
}
