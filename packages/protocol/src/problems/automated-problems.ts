import { text3, type ProblemEntry } from "./entry.ts";

/** Automated processing: what it has to say of itself, its explanation, its outcomes, its review. */
export const AUTOMATED_PROBLEMS = {
  "automated-explanation-required": {
    status: 422,
    title: text3(
      "Мақсатта автоматтандырылған өңдеу түсіндірілмеген",
      "Цель не разъясняет автоматизированную обработку",
      "The purpose does not explain its automated processing",
    ),
    next: text3(
      "automated өрісінде өңдеу тәртібін, ықтимал салдарларын және құқықтарды қорғау тәртібін үш тілде жазыңыз.",
      "Опишите в поле automated порядок обработки, возможные последствия и порядок защиты прав на трёх языках.",
      "Give its procedure, possible consequences and ways of protection in the field automated, in three languages.",
    ),
  },
  "purpose-not-automated": {
    status: 422,
    title: text3(
      "Бұл мақсатта автоматтандырылған өңдеу туралы мәтін жоқ",
      "У этой цели нет текста об автоматизированной обработке",
      "This purpose has no words about automated processing",
    ),
    next: text3(
      "Түсіндірілген күні automated өрісі бар мақсатты көрсетіңіз.",
      "Укажите цель, у которой в день разъяснения было поле automated.",
      "Name a purpose that had the field automated on the day of the explanation.",
    ),
  },
  "link-is-no-explanation": {
    status: 422,
    title: text3(
      "Сілтеме жіберу түсіндіру болып саналмайды",
      "Отправка ссылки разъяснением не считается",
      "Sending a link does not count as explaining",
    ),
    next: text3(
      "Мәтінді адамның өзіне көрсетіңіз немесе оқып беріңіз, содан кейін дәлелін жіберіңіз.",
      "Покажите или прочитайте текст самому человеку, затем передайте доказательство.",
      "Show or read the words to the person herself, then send the proof.",
    ),
  },
  "evidence-in-the-future": {
    status: 422,
    title: text3(
      "Әлі болмаған оқиға көрсетілген",
      "Указано то, чего ещё не было",
      "Something that has not happened yet is named",
    ),
    next: text3(
      "Болған нәрсені ғана жазыңыз: күні мен уақытын тексеріңіз.",
      "Записывайте только состоявшееся: проверьте дату и время.",
      "Record only what has happened: check the day and the time.",
    ),
  },
  "reviewer-cannot-change": {
    status: 422,
    title: text3(
      "Қарсылықты қараған адам нәтижені өзгерте алмайды",
      "Рассмотревший возражение не может изменить результат",
      "Whoever reviewed the objection cannot change the outcome",
    ),
    next: text3(
      "Қарсылықты нәтижені өзгертуге құқығы бар адамға қаратыңыз.",
      "Поручите рассмотрение тому, кто вправе изменить результат.",
      "Have it reviewed by a person who may change the outcome.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
