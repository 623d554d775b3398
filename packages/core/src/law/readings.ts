/**
 * The readings of the acts, and our own terms where they are silent, that an installation may turn. They
 * shape what commands do from now on; what they did is in the events, so no replay hangs on them.
 * `docs/law/choices.md` gives the words and the reason of each.
 */
export type Readings = {
  /** Whether the day of receipt is day 1, as 19-1(3) says literally, or the next working day. */
  readonly countsDayOfReceipt: boolean;
  /** From which day the fifteen days of 8(7) run, which names none. */
  readonly ceaseCountsFrom: "delivery" | "sending";
  /** Whether a legal representative may object too: 19-1(2) names the data subject alone. */
  readonly representativesObject: boolean;
  /** Whether automated decisions about rights are asked for on their own: 19-1(1) says "consent". */
  readonly separateAutomatedConsent: boolean;
  /** The shortest look at an outcome, in seconds, that counts as a person's participation. Ours. */
  readonly nominalSeconds: number;
  /** Whether a registered purpose is aim enough to fill a base from public sources, which 7(11) bans «мақсатсыз». */
  readonly purposeIsAim: boolean;
  /** What a place is where biometrics are used and nobody said: 7(12) does not say. */
  readonly undeclaredPlace: "public" | "private";
  /** From which age a minor answers for herself; the acts name none. Whole years. */
  readonly ownSayFrom: number;
  /** From which age nobody answers for her as a parent or guardian of a minor. Whole years. */
  readonly adultFrom: number;
  /** Whether a reasoned refusal that came late still keeps what its ground keeps. */
  readonly lateRefusalKeeps: boolean;
  /** How long a person has to answer a request, in days. Ours. */
  readonly requestLifetimeDays: number;
  /** Unanswered requests in a line, in 30 days, before its party must wait. Ours. */
  readonly unansweredAMonth: number;
  /** Days after a "no" in which its party does not ask in that line again. 0: none. Ours. */
  readonly coolDownDays: number;
  /** Times a "no" in a line, in 365 days, after which its party asks no more in that year. Ours. */
  readonly refusalsAYear: number;
  /** How often the holder of a consent without a date is reminded to look at its purpose: ISO 8601. Ours. */
  readonly reviewEvery: string;
};

/** The readings that hold unless an installation turns them. */
export const DEFAULT_READINGS: Readings = {
  countsDayOfReceipt: false,
  ceaseCountsFrom: "delivery",
  representativesObject: true,
  separateAutomatedConsent: true,
  nominalSeconds: 5,
  purposeIsAim: false,
  undeclaredPlace: "public",
  ownSayFrom: 14,
  adultFrom: 18,
  lateRefusalKeeps: true,
  requestLifetimeDays: 7,
  unansweredAMonth: 3,
  coolDownDays: 14,
  refusalsAYear: 3,
  reviewEvery: "P1Y",
};
