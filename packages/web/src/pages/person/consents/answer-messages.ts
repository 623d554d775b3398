import { say } from "../../../i18n/say.ts";

/** Words of the page behind the address that a message gives; it knows nothing of the request. */
export const answerWords = {
  title: say(
    "Келісім сұрауына жауап беру",
    "Ответ на запрос согласия",
    "Answering a consent request",
  ),
  who: say(
    "Сұраудың мазмұнын тек оның иесі, порталға кіргеннен кейін ғана көреді.",
    "Содержание запроса видит только тот, кому он адресован, после входа в портал.",
    "Only the person it was put to sees the request, after signing in.",
  ),
  next: say(
    "Порталға кірген соң кім, не үшін, қандай деректерді сұрайтынын көресіз, содан кейін «Иә» немесе «Жоқ» деп жауап бересіз.",
    "После входа вы увидите, кто, зачем и какие данные просит, и ответите «Да» или «Нет».",
    "After signing in you see who asks for which data and why, and answer yes or no.",
  ),
  signIn: say(
    "Порталға кіріп, сұрауды көру",
    "Войти и посмотреть запрос",
    "Sign in and look at the request",
  ),
  silence: say(
    "Жауап бермесеңіз, бұл келісім болып саналмайды.",
    "Молчание согласием не считается.",
    "Silence does not count as consent.",
  ),
  desk: say(
    "Жауапты қызмет көрсету орнында немесе қағаз жүзінде де бере аласыз.",
    "Ответить можно и в пункте обслуживания или на бумаге.",
    "You can also answer at a service desk or on paper.",
  ),
} as const;
