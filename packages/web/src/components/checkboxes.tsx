import { Choices, type ChoicesProps } from "./choices.tsx";

/** Any number of a few. */
export function Checkboxes(props: ChoicesProps) {
  return <Choices type="checkbox" {...props} />;
}
