import type { Text3 } from "@kelisim/core";
import { text3 } from "../problems/entry.ts";

/** Why a ticket does not pass, with words for people. The first of these that holds is told. */
export const TICKET_FAULTS = {
  malformed: text3(
    "Бұл рұқсаттама емес: мәтіні бүлінген немесе толық емес.",
    "Это не пропуск: текст повреждён или неполон.",
    "This is no ticket: its text is broken or incomplete.",
  ),
  "unknown-key": text3(
    "Рұқсаттамаға қол қойған кілт белгісіз. Қызметтің кілттерін қайта алыңыз.",
    "Ключ, которым подписан пропуск, неизвестен. Получите ключи службы заново.",
    "The key that signed the ticket is not known. Get the service's keys again.",
  ),
  "bad-signature": text3(
    "Рұқсаттаманың қолтаңбасы дұрыс емес.",
    "Подпись пропуска неверна.",
    "The ticket's signature is wrong.",
  ),
  "not-in-batch": text3(
    "Қол қойылған топтамада мұндай рұқсаттама жоқ.",
    "В подписанной партии такого пропуска нет.",
    "The signed batch holds no such ticket.",
  ),
  "wrong-origin": text3(
    "Рұқсаттаманы басқа қызмет берген.",
    "Пропуск выдала другая служба.",
    "Another service issued the ticket.",
  ),
  expired: text3(
    "Рұқсаттаманың мерзімі өтіп кеткен.",
    "Срок пропуска истёк.",
    "The ticket has expired.",
  ),
  "not-yet": text3(
    "Рұқсаттама әлі күшіне енген жоқ: берілген уақыты алда. Сағатты тексеріңіз.",
    "Пропуск ещё не действует: время выдачи в будущем. Проверьте часы.",
    "The ticket does not hold yet: it was issued in the future. Check the clock.",
  ),
  "wrong-object": text3(
    "Рұқсаттама басқа цифрлық объектіге берілген.",
    "Пропуск выдан на другой цифровой объект.",
    "The ticket is for another digital object.",
  ),
  "wrong-requester": text3(
    "Рұқсаттама басқа ұйымға берілген.",
    "Пропуск выдан другой организации.",
    "The ticket is another organisation's.",
  ),
  "wrong-purpose": text3(
    "Рұқсаттама басқа мақсатқа берілген.",
    "Пропуск выдан для другой цели.",
    "The ticket is for another purpose.",
  ),
  "wrong-action": text3(
    "Рұқсаттама басқа әрекетке берілген.",
    "Пропуск выдан на другое действие.",
    "The ticket is for another action.",
  ),
  "wrong-categories": text3(
    "Сұралған деректердің бәрі бірдей рұқсаттамада жоқ.",
    "В пропуске есть не все запрошенные данные.",
    "The ticket does not name all the data that are wanted.",
  ),
  "wrong-recipient": text3(
    "Рұқсаттамада басқа алушы аталған немесе алушы мүлде аталмаған.",
    "В пропуске назван другой получатель или не назван никакой.",
    "The ticket names another recipient, or none.",
  ),
  "wrong-country": text3(
    "Рұқсаттамада басқа ел аталған немесе ел мүлде аталмаған.",
    "В пропуске названа другая страна или не названа никакая.",
    "The ticket names another country, or none.",
  ),
  "wrong-person": text3(
    "Рұқсаттама басқа адамның деректеріне берілген.",
    "Пропуск выдан на данные другого человека.",
    "The ticket is for another person's data.",
  ),
  used: text3(
    "Бұл рұқсаттама бұрын пайдаланылған.",
    "Этот пропуск уже использован.",
    "This ticket was used before.",
  ),
  "cache-full": text3(
    "Пайдаланылған рұқсаттамалар тізімі толы. Ескілерінің мерзімі өткенше күтіңіз.",
    "Список использованных пропусков полон. Подождите, пока истекут старые.",
    "The list of used tickets is full. Wait until older ones expire.",
  ),
} as const satisfies Readonly<Record<string, Text3>>;

export type TicketFault = keyof typeof TICKET_FAULTS;
