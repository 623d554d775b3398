import type { Text3 } from "@kelisim/core";

/** The figures of the oversight console, in the order in which they are shown. */
export const FIGURES = [
  "overdue",
  "grounds",
  "denied",
  "spikes",
  "idle-objects",
  "many-persons",
  "complaint-states",
] as const;

export type FigureName = (typeof FIGURES)[number];

export const isFigureName = (text: string): text is FigureName =>
  FIGURES.some((name) => name === text);

type Words = { readonly title: Text3; readonly lead: Text3; readonly empty: Text3 };

/** What each figure is about, and what is said where there is none. */
export const figureNames: Readonly<Record<FigureName, Words>> = {
  overdue: {
    title: {
      kk: "Мерзімі өтіп кеткен міндеттер",
      ru: "Просроченные обязанности",
      en: "Overdue duties",
    },
    lead: {
      kk: "Соңғы күні өтіп кеткен, бірақ орындалмаған міндеттер. Мерзімдердің бірін заң, бірін осы сервис белгілейді.",
      ru: "Обязанности, последний день которых прошёл, а исполнения нет. Одни сроки задаёт закон, другие – этот сервис.",
      en: "Duties whose last day has passed and which were not done. Some terms are the law's, some are this service's own.",
    },
    empty: {
      kk: "Мерзімі өтіп кеткен міндет жоқ.",
      ru: "Просроченных обязанностей нет.",
      en: "No duty is overdue.",
    },
  },
  grounds: {
    title: {
      kk: "Заң бойынша келісімсіз қол жеткізу",
      ru: "Доступ по закону без согласия",
      en: "Access by law, without consent",
    },
    lead: {
      kk: "Деректерге адамның келісімінсіз, заңдағы негіз бойынша қол жеткізу. Адамға хабарлау кейінге қалдырылғандары мұнда жоқ: олар жеке бетте.",
      ru: "Доступ к данным без согласия человека, на основании закона. Тех, о которых сообщают позже, здесь нет: они на отдельной странице.",
      en: "Access to data on a ground of the law, without the person's consent. Those of which she is told later are not here but on a page of their own.",
    },
    empty: {
      kk: "Бұл кезеңде келісімсіз қол жеткізу болған жоқ.",
      ru: "За этот период доступа без согласия не было.",
      en: "There was no access without consent in this period.",
    },
  },
  denied: {
    title: {
      kk: "Рұқсат берілмеген сұраулар",
      ru: "Отклонённые попытки доступа",
      en: "Denied attempts",
    },
    lead: {
      kk: "Ұйым деректерді сұрады, бірақ оған рұқсат берілмеді.",
      ru: "Организация запросила данные, но доступа не получила.",
      en: "An organisation asked for data and did not get them.",
    },
    empty: {
      kk: "Бұл кезеңде рұқсат берілмеген сұрау болған жоқ.",
      ru: "За этот период отклонённых попыток не было.",
      en: "There was no denied attempt in this period.",
    },
  },
  spikes: {
    title: {
      kk: "Сұраулар күн сайын және күрт өсулер",
      ru: "Обращения по дням и всплески",
      en: "Accesses per day, and spikes",
    },
    lead: {
      kk: "Алдыңғы он төрт күндегі әдеттегі саннан (медианадан) кемінде үш есе көп сұрау болған күн күрт өсу деп белгіленеді.",
      ru: "Всплеск – день, в который обращений хотя бы втрое больше обычного (медианы) за четырнадцать дней до него.",
      en: "A spike is a day with at least three times the usual (the median) of the fourteen days before.",
    },
    empty: {
      kk: "Бұл кезеңде күрт өсу байқалмады.",
      ru: "За этот период всплесков не было.",
      en: "There was no spike in this period.",
    },
  },
  "idle-objects": {
    title: {
      kk: "Шешім сұрамайтын объектілер",
      ru: "Объекты, которые не спрашивают решений",
      en: "Objects that never ask",
    },
    lead: {
      kk: "Қолданыстағы келісімдері бар, бірақ бұл кезеңде қол жеткізу туралы бірде-бір шешім сұралмаған объектілер: деректер бақылаудан тыс пайдаланылып жатуы мүмкін.",
      ru: "Объекты с действующими согласиями, о доступе к которым за период ни разу не спросили: возможно, данные используют в обход контроля.",
      en: "Objects with consents that stand, about which no decision was asked in the period: their data may be in use beside the control.",
    },
    empty: {
      kk: "Мұндай объект жоқ.",
      ru: "Таких объектов нет.",
      en: "There is no such object.",
    },
  },
  "many-persons": {
    title: {
      kk: "Бір сағатта көп адам туралы сұрау",
      ru: "Обращения о многих людях за час",
      en: "Many people within an hour",
    },
    lead: {
      kk: "Бір кілтпен немесе бір қызметкердің атынан бір сағатта көп адам туралы сұралған: базаны көшіру осындай болып көрінеді. Сандар ондыққа дейін кемітілген.",
      ru: "С одного ключа или от одного сотрудника за час спросили о многих людях: так выглядит копирование базы. Числа округлены вниз до десятков.",
      en: "One key or one employee asked about many people within an hour, as whoever copies a base would. Figures are rounded down to tens.",
    },
    empty: {
      kk: "Бұл кезеңде мұндай сұрау байқалмады.",
      ru: "За этот период такого не было.",
      en: "There was nothing of the kind in this period.",
    },
  },
  "complaint-states": {
    title: {
      kk: "Шағымдардың жай-күйі",
      ru: "Жалобы по состоянию",
      en: "Complaints by state",
    },
    lead: {
      kk: "Уәкілетті органға берілген шағымдар: ұйым түсініктеме берді ме, мерзімінде берді ме.",
      ru: "Жалобы в уполномоченный орган: дала ли организация объяснение и вовремя ли.",
      en: "Complaints to the authorised body: whether the organisation gave its account, and in time.",
    },
    empty: {
      kk: "Бұл жылы шағым түскен жоқ.",
      ru: "В этом году жалоб не было.",
      en: "There was no complaint in this year.",
    },
  },
};

/** How a complaint stands, by the account that the organisation owes. */
export const complaintStates: Readonly<Record<string, Text3>> = {
  open: {
    kk: "Ұйымның жауабы күтілуде",
    ru: "Ожидается ответ организации",
    en: "The organisation's answer is awaited",
  },
  overdue: {
    kk: "Ұйымның жауап беру мерзімі өтіп кетті",
    ru: "Срок ответа организации нарушен",
    en: "The organisation's answer is overdue",
  },
  answered: { kk: "Мерзімінде жауап берілді", ru: "Ответ дан в срок", en: "Answered in time" },
  "answered-late": { kk: "Жауап кеш берілді", ru: "Ответ дан с опозданием", en: "Answered late" },
};
