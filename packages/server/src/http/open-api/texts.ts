/** What holds for every call: the part of the contract that no schema shows. */
export const CONTRACT_TEXT = `Personal data access control service of the Republic of Kazakhstan's personal data law: consent, access decisions with their log, withdrawal, duties.

**Form.** JSON in UTF-8, \`snake_case\`. Instants are RFC 3339 and answered with \`+05:00\`; legal days are \`YYYY-MM-DD\` in Asia/Almaty; durations are ISO 8601. Texts for people are \`{kk, ru, en}\`. Requests nest at most 32 levels; of duplicate members the last one counts; numbers are not read from texts in a body. Unknown members are refused, except in the access question.

**Keys.** \`Authorization: Bearer kel_…\`. A key belongs to a party and sees only what is that party's own; missing and foreign ids get the same 404. Where several scopes are named, one of them is enough.

**No person in a URL.** No path and no query takes an identifier of a person: searches are POST.

**Errors.** RFC 9457 \`application/problem+json\`: \`code\` is for programs, \`title\` and \`detail\` are for people and say what to do next. Unreadable input is 400, another content type 415, too large 413, against schema or rules 422 with every wrong member in \`errors\` (at most 20). Under \`/access/v1\` 415 and 422 are 400.

**Languages.** Kazakh, unless the first tag of \`Accept-Language\` is \`ru\` or \`en\`.

**Repeating a call.** \`Idempotency-Key\` (1–255 printable ASCII characters) on calls that create: the same key with the same request is answered alike and acts once, with another request it is 422 \`idempotency-key-reused\`. It belongs to the party and the call and is kept for 7 days at least.

**Lists.** \`?limit=&cursor=\` gives \`{items, next_cursor}\`. A cursor is sealed: send it back unchanged, to the same list with the same filter; \`null\` ends the list.

**Lines.** Imports take and give \`application/x-ndjson\`: a JSON value a line, the answers in the order of the lines, and a last line with \`done\`. Read while you send, or ask for \`answers=none\`: whoever does not read is not read from either.

**The evidence log.** What stands below \`/v1/log\` and in \`/.well-known/kelisim-log-key\` is text or bytes as C2SP tlog-tiles and signed-note have them, no JSON; errors are problems all the same. Entries are salted commitments.

**Request ids.** \`X-Request-ID\` (1–128 visible ASCII characters) is echoed; without one the service makes one.

**Access.** Only status 200 with \`decision: true\` permits. Treat every other answer, and none, as a denial.`;
