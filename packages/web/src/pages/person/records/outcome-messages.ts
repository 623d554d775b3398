import type { OutcomeEffect, OutcomeJudgement, Text3 } from "@kelisim/core";
import { say } from "../../../i18n/say.ts";

/** Words of the list of outcomes. */
export const outcomes = {
  title: say(
    "Автоматтандырылған өңдеудің нәтижелері",
    "Результаты автоматизированной обработки",
    "Outcomes of automated processing",
  ),
  lead: say(
    "Ұйымдар тіркеген нәтижелер: оларды адам қарады ма, заң сақталды ма және сізге түсіндірілді ме. Жүйе адамсыз өңдеген болса, қарсылық білдіре аласыз.",
    "Результаты, которые зафиксировали организации: смотрел ли их человек, соблюдён ли закон, объяснили ли вам. Если данные обработала система без человека, вы можете возразить.",
    "Outcomes that organisations recorded: whether a person looked at them, whether the law was kept, and whether it was explained to you. You can object where a system decided without a person.",
  ),
  none: say(
    "Сіз туралы мұндай нәтиже тіркелмеген.",
    "Таких результатов о вас не зафиксировано.",
    "No such outcome about you is recorded.",
  ),
  automated: say("Адам қатыспаған", "Без человека", "Without a person"),
  attended: say("Адам қатысқан", "С участием человека", "A person took part"),
  effect: say("Салдары", "Последствие", "Effect"),
  why: say("Неге солай деп есептеледі?", "Почему так считается?", "Why does it count so?"),
  law: say("Заң не дейді", "Что говорит закон", "What the law says"),
  object: say("Қарсылық білдіру", "Возразить", "Object"),
  explained: say("Түсіндірілді ме", "Объяснили ли", "Was it explained"),
  notice: say("иә, келісім мәтінінде", "да, в тексте согласия", "yes, in the text of the consent"),
  shown: say(
    "иә, ұйым дәлелін тіркеген",
    "да, организация зафиксировала доказательство",
    "yes, the organisation recorded a proof",
  ),
  notShown: say(
    "ұйым мұны көрсетпеген",
    "организация этого не показала",
    "the organisation has not shown it",
  ),
} as const;

/** What became of her rights. */
export const effectWords: Readonly<Record<OutcomeEffect, Text3>> = {
  arises: say(
    "құқық немесе заңды мүдде туындады",
    "право или законный интерес возник",
    "a right or legitimate interest arose",
  ),
  changes: say(
    "құқық немесе заңды мүдде өзгерді",
    "право или законный интерес изменился",
    "a right or legitimate interest changed",
  ),
  ends: say(
    "құқық немесе заңды мүдде тоқтатылды",
    "право или законный интерес прекратился",
    "a right or legitimate interest ended",
  ),
  none: say("құқықтарға әсері жоқ", "на права не повлияло", "no right was touched"),
};

/** What the ban says, to the person herself. */
export const judgedWords: Readonly<Record<OutcomeJudgement, Text3>> = {
  "not-automated": say(
    "Нәтижені оны өзгерте алатын адам қараған, сондықтан тыйым бұл жағдайға қолданылмайды.",
    "Результат рассмотрел человек, который мог его изменить, поэтому запрет сюда не относится.",
    "A person who could change it looked at the outcome, so the ban is not about it.",
  ),
  "touches-no-rights": say(
    "Ешқандай құқық туындамады, өзгермеді және тоқтатылмады. Қарсылық білдіруге бәрібір болады.",
    "Никакие права не возникли, не изменились и не прекратились. Возразить всё равно можно.",
    "No right arose, changed or ended. You can object all the same.",
  ),
  "before-the-act": say(
    "Бұл нәтиже заң нормасы күшіне енгенге дейін шыққан.",
    "Этот результат получен до вступления нормы в силу.",
    "It took effect before the provision was in force.",
  ),
  consent: say(
    "Сол сәтте автоматтандырылған өңдеуге келісім берілген болған.",
    "В тот момент согласие на автоматизированную обработку было.",
    "At that moment there was a consent to automated processing.",
  ),
  law: say(
    "Бұл жағдай заңда көзделген.",
    "Этот случай предусмотрен законом.",
    "A law provides for this case.",
  ),
  "automated-decision-needs-consent": say(
    "Мұндай өңдеуге тыйым салынған: оған келісім де, заң да жол ашпаған. Қарсылық білдіріңіз немесе шағым беріңіз.",
    "Такая обработка запрещена: её не допускали ни согласие, ни закон. Возразите или подайте жалобу.",
    "Such processing is prohibited: neither a consent nor a law carried it. Object or complain.",
  ),
};
