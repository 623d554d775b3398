import { addDays, type Instant, type LegalDay } from "@kelisim/core";

/** A whole day in a calendar, with a reminder. */
export type IcsEvent = {
  /** Names the event for good: a later download changes it and adds no second one. */
  readonly uid: string;
  readonly day: LegalDay;
  readonly summary: string;
  readonly description: string;
  /** Of the page that says more. */
  readonly url: string;
  readonly remindAt: Instant;
};

export type IcsCalendar = {
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  readonly now: Instant;
  readonly events: readonly IcsEvent[];
};

/** Octets of one line without its end. @see RFC 5545, 3.1 */
const LINE_OCTETS = 75;

/** Backslashes, commas, semicolons and line ends; other control characters have no place there. */
const escaped = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001F\u007F]/g, "");

/** One line in pieces of 75 octets at most; a character is never cut, and what goes on begins with a space. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}

const compactDay = (day: LegalDay): string => day.replaceAll("-", "");

/** `20261122T040000Z` */
const utc = (at: Instant): string =>
  at.toString({ fractionalSecondDigits: 0 }).replaceAll(/[-:]/g, "");

const eventLines = (event: IcsEvent, { language, now }: IcsCalendar): string[] => [
  "BEGIN:VEVENT",
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${utc(now)}`,
  `DTSTART;VALUE=DATE:${compactDay(event.day)}`,
  `DTEND;VALUE=DATE:${compactDay(addDays(event.day, 1))}`,
  `SUMMARY;LANGUAGE=${language}:${escaped(event.summary)}`,
  `DESCRIPTION;LANGUAGE=${language}:${escaped(event.description)}`,
  `URL:${event.url}`,
  "TRANSP:TRANSPARENT",
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escaped(event.summary)}`,
  `TRIGGER;VALUE=DATE-TIME:${utc(event.remindAt)}`,
  "END:VALARM",
  "END:VEVENT",
];

/** The events as a calendar file. @see RFC 5545 */
export function icsText(calendar: IcsCalendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Kelisim//Duties//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(calendar.name)}`,
    ...calendar.events.flatMap((event) => eventLines(event, calendar)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
