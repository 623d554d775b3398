/** A text in the three languages of the service. */
export type Words = Readonly<Record<"kk" | "ru" | "en", string>>;

/** Somebody who does not exist, and as whom anybody may sign in. */
export type DemoIdentity = {
  readonly iin: string;
  readonly name: string;
  /** What there is to see as this person, such as her role; shown below the name. */
  readonly note?: Words;
  /** How surely she is recognised, as `acr`; `substantial` unless set. */
  readonly level?: string;
};

export const DEFAULT_LEVEL = "substantial";

/** Names a person towards the service, beside her number: by her place in the list. */
export const subOf = (index: number): string => `demo-person-${index + 1}`;
