import type { Text3 } from "@kelisim/core";
import type { Terminal } from "../output/terminal.ts";
import type { DemoFacts } from "./facts.ts";
import { DEMO_PARTIES } from "./parties.ts";

const TITLE: Text3 = {
  kk: "Kelisim сынақ режимінде жұмыс істеп тұр. Адамдар мен ұйымдар ойдан шығарылған.",
  ru: "Kelisim работает в пробном режиме. Люди и организации вымышлены.",
  en: "The Kelisim demo is running. Its people and organisations are fictitious.",
};
const ADDRESSES: Text3 = { kk: "Мекенжайлар", ru: "Адреса", en: "Addresses" };
const DESCRIPTION: Text3 = { kk: "API сипаттамасы", ru: "описание API", en: "the API described" };
const PORTAL: Text3 = {
  kk: "Портал: кіріп, тізімнен адамды немесе қызметкерді таңдаңыз",
  ru: "Портал: войдите и выберите из списка человека или сотрудника",
  en: "The portal: sign in and choose a person or a member of staff from the list",
};
const KEYS: Text3 = { kk: "Кілттер", ru: "Ключи", en: "Keys" };
const ADMIN: Text3 = { kk: "әкімші", ru: "администратор", en: "administrator" };
const TRY: Text3 = { kk: "Байқап көріңіз", ru: "Попробуйте", en: "Try" };
const ASK: Text3 = {
  kk: "1. Банк адамнан келісім сұрайды:",
  ru: "1. Банк просит у человека согласие:",
  en: "1. The bank asks a person for consent:",
};
const MAY_I: Text3 = {
  kk: "2. Келісімі бар адамның деректеріне қол жеткізуге бола ма:",
  ru: "2. Можно ли обратиться к данным человека, который дал согласие:",
  en: "2. May the data of a person who consented be used:",
};
const DUTIES: Text3 = {
  kk: "3. Кредиттік бюроның орындалмаған міндеті:",
  ru: "3. Что ещё должно сделать кредитное бюро:",
  en: "3. What the credit bureau still has to do:",
};
const EXPLAIN: Text3 = {
  kk: "Екінші жауаптағы decision_id арқылы себебін біліңіз: kelisim explain <decision_id>",
  ru: "Причину покажет decision_id из второго ответа: kelisim explain <decision_id>",
  en: "The decision_id of the second answer tells why: kelisim explain <decision_id>",
};
const STOP: Text3 = {
  kk: "Тоқтату: Ctrl+C. Қайта іске қоссаңыз, сол деректермен жалғасады.",
  ru: "Остановить: Ctrl+C. Новый запуск продолжит с теми же данными.",
  en: "Stop with Ctrl+C. The next start continues with the same data.",
};

const post = (facts: DemoFacts, key: string, path: string, body: object): string =>
  `curl -s ${facts.base_url}${path} -H 'authorization: Bearer ${key}' -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;

function curlLines(facts: DemoFacts): readonly (readonly [Text3, string])[] {
  const { operator, third_party: bureau, objects, purposes, people, base_url: url } = facts;
  const purpose = purposes["credit_scoring"];
  const ask = {
    data_subject: { iin: people[3]?.iin },
    purpose_id: purpose,
    object_id: objects.non_state,
  };
  const properties = { data_subject: people[0]?.iin, categories: ["income"] };
  const mayI = {
    subject: { type: "party", id: operator.bin },
    action: { name: "process" },
    resource: { type: "digital_object", id: objects.non_state, properties },
    context: { purpose },
  };
  return [
    [ASK, post(facts, operator.api_key, "/v1/consent-requests", ask)],
    [MAY_I, post(facts, operator.api_key, "/access/v1/evaluation", mayI)],
    [DUTIES, `curl -s ${url}/v1/duties -H 'authorization: Bearer ${bureau.api_key}'`],
  ];
}

/** What a person sees who has started the demo: addresses, keys, three lines to try. */
export function demoScreen(terminal: Terminal, facts: DemoFacts): readonly string[] {
  const head = (text: Text3): string => terminal.style("bold", terminal.in(text));
  const { operator, service_desk: desk, third_party: bureau } = facts;
  const keys = [
    [terminal.in(DEMO_PARTIES.operator.name), operator.api_key],
    [terminal.in(DEMO_PARTIES.serviceDesk.name), desk.api_key],
    [terminal.in(DEMO_PARTIES.thirdParty.name), bureau.api_key],
    [terminal.in(ADMIN), facts.admin_key],
  ] as const;
  return [
    head(TITLE),
    "",
    head(PORTAL),
    `  ${facts.portal_url}`,
    "",
    head(ADDRESSES),
    `  ${facts.base_url}`,
    `  ${facts.base_url}/openapi.json  (${terminal.in(DESCRIPTION)})`,
    "",
    head(KEYS),
    ...keys.flatMap(([who, key]) => [`  ${who}`, `    ${terminal.style("cyan", key)}`]),
    "",
    head(TRY),
    ...curlLines(facts).flatMap(([what, line]) => [`  ${terminal.in(what)}`, `  ${line}`, ""]),
    terminal.in(EXPLAIN),
    terminal.in(STOP),
  ];
}
