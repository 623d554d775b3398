/** Headers of every answer: nothing is stored, guessed, framed or run. */
export const answerHeaders = (requestId: string): Readonly<Record<string, string>> => ({
  "x-request-id": requestId,
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
});
