import { DueDate } from "../../components/due-date.tsx";
import { tabOf, type ShownDuty } from "./duty-facts.ts";

/** The last day of a duty, explained. */
export function DutyDate({ duty, workingDaysLeft }: ShownDuty) {
  return (
    <DueDate
      dueOn={duty.due_on}
      explanation={duty.due_explanation}
      provisional={duty.provisional}
      state={tabOf(duty)}
      workingDaysLeft={workingDaysLeft}
    />
  );
}
