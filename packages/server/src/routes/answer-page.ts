import { createHash } from "node:crypto";
import type { Language } from "@kelisim/core";
import { pickLanguage } from "@kelisim/protocol";
import type { FastifyInstance } from "fastify";

const STYLE = "body{font:1.1rem/1.5 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}";
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

type Words = { readonly title: string; readonly lines: readonly string[] };

/** True for every request and for every id that is none: the page knows nothing and shows nothing. */
const WORDS: Readonly<Record<Language, Words>> = {
  kk: {
    title: "Келісім сұрауына жауап беру",
    lines: [
      "Бұл қызметте портал арқылы жауап беру әлі іске қосылмаған.",
      "Жауабыңызды қызмет көрсету терезесінде немесе қағаз жүзінде бере аласыз. Келісім бермеуге де құқығыңыз бар.",
      "Жауап бермесеңіз, бұл келісім болып саналмайды. Кодтарды ешкімге айтпаңыз.",
    ],
  },
  ru: {
    title: "Ответ на запрос согласия",
    lines: [
      "Ответить через портал в этой службе пока нельзя.",
      "Ответ можно дать в окне обслуживания или на бумаге. Вы вправе и не давать согласия.",
      "Молчание согласием не считается. Никому не сообщайте коды.",
    ],
  },
  en: {
    title: "Answering a consent request",
    lines: [
      "This service has no portal to answer in yet.",
      "You can answer at a service desk or on paper. You may also refuse.",
      "Silence does not count as consent. Never tell anyone a code.",
    ],
  },
};

const pageIn = (language: Language): string => {
  const { title, lines } = WORDS[language];
  const body = lines.map((line) => `<p>${line}</p>`).join("");
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<title>${title}</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${title}</h1>${body}</main></body></html>`
  );
};

/** The page behind `answer_url`. It looks nothing up, so it answers alike for every id. */
export const registerAnswerPage = (app: FastifyInstance): void => {
  app.get("/answer/:id", { schema: { hide: true } }, async (request, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .header("content-security-policy", `default-src 'none'; style-src 'sha256-${STYLE_HASH}'`)
      .header("referrer-policy", "no-referrer")
      .send(pageIn(pickLanguage(request.headers["accept-language"]))),
  );
};
