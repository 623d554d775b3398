import { Choices, type ChoicesProps } from "./choices.tsx";

/** One of a few. */
export function Radios(props: ChoicesProps) {
  return <Choices type="radio" {...props} />;
}
