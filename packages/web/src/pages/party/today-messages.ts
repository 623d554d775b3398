import { say } from "../../i18n/say.ts";

export const todayWords = {
  title: say("Бүгін", "Сегодня", "Today"),
  duties: say("Мерзімі жақын міндеттер", "Ближайшие обязанности", "Duties due next"),
  byDay: say("Соңғы күні бойынша", "По последнему дню", "By the last day"),
  newest: say("Жаңалары бірінші", "Сначала новые", "The newest first"),
  noDuties: say("Ашық міндет жоқ.", "Открытых обязанностей нет.", "Nothing is owed."),
  allDuties: say("Барлық міндет", "Все обязанности", "All duties"),
  requests: say("Жауап күтіп тұрған сұраулар", "Запросы, ожидающие ответа", "Requests that wait"),
  noRequests: say(
    "Жауап күтіп тұрған сұрау жоқ.",
    "Запросов, ожидающих ответа, нет.",
    "No request waits.",
  ),
  allRequests: say("Барлық сұрау", "Все запросы", "All requests"),
  drafts: say("Бекітуді күткен мақсаттар", "Цели, ждущие утверждения", "Purposes to approve"),
  steps: say(
    "Жүйеңізді бес минутта қосыңыз",
    "Подключите систему за пять минут",
    "Connect your system in five minutes",
  ),
  stepsHint: say(
    "Қадамдардың бәрін сынақ ортасында, ойдан шығарылған адамдармен жасаңыз.",
    "Проходите шаги в тестовой среде, с вымышленными людьми.",
    "Take the steps in a trial service, with fictitious people.",
  ),
  stepKey: say("Кілт жасаңыз", "Создайте ключ", "Make a key"),
  stepKeyHow: say("Кілттер бетін ашу", "Открыть ключи", "Open the keys"),
  stepPurpose: say("Мақсат тіркеңіз", "Зарегистрируйте цель", "Register a purpose"),
  stepPurposeHow: say("Мақсаттар бетін ашу", "Открыть цели", "Open the purposes"),
  stepAsk: say("Алғашқы келісімді сұраңыз", "Запросите первое согласие", "Ask for a first consent"),
  stepGrant: say(
    "Жауаптағы сілтемені ашып, сол адам ретінде кіріп, келісім беріңіз",
    "Откройте ссылку из ответа, войдите как этот человек и дайте согласие",
    "Open the link of the answer, sign in as that person and grant",
  ),
  stepDecide: say(
    "Алғашқы шешімді сұраңыз",
    "Запросите первое решение",
    "Ask for a first decision",
  ),
  stepLog: say("Шешімді журналдан табыңыз", "Найдите решение в журнале", "Find it in the log"),
  stepLogHow: say("Журналды ашу", "Открыть журнал", "Open the log"),
  command: say("Көшіруге арналған команда", "Команда для копирования", "Command to copy"),
  desk: say("Қызмет көрсету терезесі", "Окно обслуживания", "Service desk"),
  deskWhat: say(
    "Келген адамға көмектесіңіз: оның қол қойған құжатын тіркеңіз.",
    "Помогите пришедшему человеку: запишите то, что он подписал.",
    "Serve people who come: record what they signed.",
  ),
} as const;
