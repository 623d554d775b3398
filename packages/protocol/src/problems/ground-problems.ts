import { text3, type ProblemEntry } from "./entry.ts";

/** Grounds without consent, and their deferrals. */
export const GROUND_PROBLEMS = {
  "ground-incomplete": {
    status: 422,
    title: text3(
      "Құқықтық негіздің неге сүйенетіні айтылмаған",
      "Не сказано, на что опирается правовое основание",
      "It is not said what the legal ground rests on",
    ),
    next: text3(
      "Оны «legal_ground.reference» өрісінде жазыңыз: келісім алу неге мүмкін емес не қай бұзылу туралы хабар беріледі. Адамның деректерін жазбаңыз.",
      "Напишите это в «legal_ground.reference»: почему получить согласие невозможно либо о каком нарушении уведомляют. Данных человека не указывайте.",
      "Say it in “legal_ground.reference”: why consent is impossible to get, or which breach people are told of. Write nothing about a person.",
    ),
  },
  "ground-not-yours": {
    status: 422,
    title: text3(
      "Бұл негіз сіздің ұйымыңызға арналмаған",
      "Это основание не для вашей организации",
      "This ground is not open to your organisation",
    ),
    next: text3(
      "Ұйымыңызға арналған негізді көрсетіңіз. Рөлі қате тіркелсе, әкімшіге хабарласыңыз.",
      "Укажите основание, предназначенное для вашей организации. Если её роль записана неверно, обратитесь к администратору.",
      "Name a ground that is meant for your organisation. If its role is registered wrongly, turn to the administrator.",
    ),
  },
  "ground-stands-alone": {
    status: 422,
    title: text3(
      "Мұндай негізі бар мақсат басқа ештеңе істемейді",
      "Цель с таким основанием больше ничего не делает",
      "A purpose with this ground does nothing else",
    ),
    next: text3(
      "Тек негіз ашатын әрекетті қалдырыңыз, алушыларды, басқа елдерді және жариялауды алып тастаңыз.",
      "Оставьте только действие, которое открывает основание; уберите получателей, другие страны и публикацию.",
      "Keep the action that the ground opens, and leave out recipients, countries and publication.",
    ),
  },
  "deferral-awaits-none": {
    status: 409,
    title: text3(
      "Бұл мақсат ешқандай оқиғаны күтпейді",
      "Эта цель не ждёт никакого события",
      "This purpose awaits no event",
    ),
    next: text3(
      "Күні көрсетілген кейінге қалдыру өзі аяқталады. Мақсатты тексеріңіз.",
      "Отсрочка с датой закончится сама. Проверьте, та ли это цель.",
      "A deferral to a day ends by itself. Check whether this is the purpose you mean.",
    ),
  },
  "deferral-ends-in-the-future": {
    status: 422,
    title: text3(
      "Оқиға болған күн әлі келген жоқ",
      "День, в который наступило событие, ещё не настал",
      "The day on which the event came about has not come yet",
    ),
    next: text3(
      "Оқиға болғаннан кейін хабарлаңыз.",
      "Сообщите, когда событие наступит.",
      "Tell it when the event has come about.",
    ),
  },
  "authorised-body-only": {
    status: 403,
    title: text3(
      "Мұны уәкілетті орган ғана көреді",
      "Это видит только уполномоченный орган",
      "Only the authorised body sees this",
    ),
    next: text3(
      "Уәкілетті органның кілтін қолданыңыз.",
      "Используйте ключ уполномоченного органа.",
      "Use a key of the authorised body.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
