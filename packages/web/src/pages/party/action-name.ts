import type { Action, Text3 } from "@kelisim/core";
import { terms } from "../../i18n/terms.ts";

/** What is done with data, in the words of the law. */
export const actionName = (action: Action): Text3 =>
  action === "automated-decision" ? terms.AutomatedProcessing : terms[action];
