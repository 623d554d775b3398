import type { Text3 } from "@kelisim/core";
import type { Config, ConfigFault } from "../config.ts";
import { reading, unread, type Reading } from "./readings.ts";

/** The address by which a provider names itself: kept letter by letter, as its tokens repeat it. */
export function issuerUrl(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isIssuer =
    (url?.protocol === "https:" || url?.protocol === "http:") &&
    url.username === "" &&
    url.password === "" &&
    !/[?#\s]/.test(text);
  return isIssuer
    ? reading(text)
    : unread({
        kk: "Кіру қызметінің өз мекенжайын көрсетіңіз, онда пайдаланушы аты, «?» және «#» болмасын, мысалы: https://id.example",
        ru: "Укажите адрес, которым называет себя служба входа, без имени пользователя, «?» и «#», например: https://id.example",
        en: "Use the URL by which the provider names itself, without user, query or fragment, such as https://id.example",
      });
}

/** Words separated by spaces, `openid` among them. */
export const openIdScope = (text: string): Reading<string> =>
  /^[!-~]+( [!-~]+)*$/.test(text) && text.split(" ").includes("openid")
    ? reading(text)
    : unread({
        kk: "Сөздерді бір бос орынмен бөліп жазыңыз, ішінде openid болсын, мысалы: openid profile",
        ru: "Укажите слова через один пробел, среди них openid, например: openid profile",
        en: "Use words with single spaces between them, openid among them, such as openid profile",
      });

/** Words separated by commas. */
export function wordList(text: string): Reading<readonly string[]> {
  const words = text.split(",").map((word) => word.trim());
  return words.every((word) => /^[^\s,]+$/.test(word))
    ? reading(words)
    : unread({
        kk: "Мәндерді үтірмен бөліп жазыңыз, мысалы: substantial,high",
        ru: "Укажите значения через запятую, например: substantial,high",
        en: "Use values with commas between them, such as substantial,high",
      });
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);

const NO_CLIENT: Text3 = {
  kk: "KELISIM_OIDC_ISSUER көрсетілген. Қызметтің сол жерде тіркелген атын да көрсетіңіз.",
  ru: "Задан KELISIM_OIDC_ISSUER. Укажите и имя, под которым служба там зарегистрирована.",
  en: "KELISIM_OIDC_ISSUER is set: say as well under which name the service is registered there.",
};

const PLAIN_HTTP: Text3 = {
  kk: "Кіру қызметінің мекенжайы https болсын. Осы машинадағы сынақ үшін KELISIM_OIDC_ALLOW_HTTP=1 қойып, 127.0.0.1 мекенжайын көрсетіңіз.",
  ru: "Адрес службы входа должен быть https. Для пробы на этой машине укажите адрес 127.0.0.1 и KELISIM_OIDC_ALLOW_HTTP=1.",
  en: "The provider must be reached by https. For a trial on this machine use an address of 127.0.0.1 and KELISIM_OIDC_ALLOW_HTTP=1.",
};

/** What is wrong with the settings of the sign-in taken together. */
export function signInFaults(
  config: Pick<Config, "oidcIssuer" | "oidcClientId" | "oidcAllowHttp">,
): readonly ConfigFault[] {
  if (config.oidcIssuer === undefined) return [];
  const url = new URL(config.oidcIssuer);
  const isSafe = url.protocol === "https:" || (config.oidcAllowHttp && isLoopback(url));
  return [
    ...(config.oidcClientId === undefined
      ? [{ name: "KELISIM_OIDC_CLIENT_ID", text: NO_CLIENT }]
      : []),
    ...(isSafe ? [] : [{ name: "KELISIM_OIDC_ISSUER", text: PLAIN_HTTP }]),
  ];
}
