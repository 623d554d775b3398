import type { ReasonCode, Text3 } from "@kelisim/core";
import { say } from "../../../i18n/say.ts";

/** Why an access came out as it did, said to the person herself; where a code is missing, its rule's own words do. */
export const reasonWords: Readonly<Partial<Record<ReasonCode, Text3>>> = {
  consent: say(
    "Берілген келісім осы мақсатты, осы деректерді және осы әрекетті қамтиды.",
    "Данное согласие охватывает эту цель, эти данные и это действие.",
    "The consent that was given covers this purpose, these data and this action.",
  ),
  "legal-ground": say(
    "Бұл жағдайда заң деректерді келісімсіз өңдеуге рұқсат етеді.",
    "В этом случае закон разрешает обработку без согласия.",
    "In this case a law permits processing without consent.",
  ),
  retention: say(
    "Келісім кері қайтарып алынған. Ұйым уәжді бас тартып, негізін көрсеткен: дәл осы деректерді әзірге өңдей алады.",
    "Согласие отозвано. Организация дала мотивированный отказ с основанием: именно эти данные она пока может обрабатывать.",
    "The consent was withdrawn. The organisation gave a reasoned refusal with a ground: it may process exactly these data for now.",
  ),
  "no-consent": say(
    "Бұған келісім берілмеген, ал заң келісімсіз рұқсат етпейді.",
    "Согласия на это не было, а закон без согласия этого не разрешает.",
    "No consent was given for this, and no law permits it without one.",
  ),
  "consent-refused": say(
    "Бұл ұйымның сұрауына келісім берілмеген.",
    "На запрос этой организации согласие не дано.",
    "The request of this organisation was refused.",
  ),
  "consent-withdrawn": say(
    "Келісім кері қайтарып алынған.",
    "Согласие отозвано.",
    "The consent was withdrawn.",
  ),
  "consent-expired": say(
    "Келісімнің мерзімі аяқталған.",
    "Срок согласия истёк.",
    "The consent has expired.",
  ),
  "purpose-achieved": say(
    "Келісім берілген мақсатқа жетті, сондықтан келісім енді қолданылмайды.",
    "Цель, на которую дано согласие, достигнута, и оно больше не действует.",
    "The purpose of the consent was reached, so it holds no more.",
  ),
  "consent-disputed": say(
    "Бұл келісім туралы «бұл мен емес» деп айтылған, ал ұйым оны әлі дәлелдеген жоқ.",
    "Об этом согласии сказано «это не я», и организация его ещё не подтвердила.",
    "Of this consent “this was not me” was said, and the organisation has not proved it yet.",
  ),
  "action-not-covered": say(
    "Бұл әрекетке рұқсат берілмеген.",
    "На это действие разрешения не давалось.",
    "This action was not permitted.",
  ),
  "category-not-covered": say(
    "Сұралған деректердің бәріне бірдей рұқсат берілмеген.",
    "Разрешение дано не на все запрошенные данные.",
    "Not all of the data asked for were permitted.",
  ),
  "recipient-not-covered": say(
    "Деректерді бұл алушыға беруге рұқсат берілмеген.",
    "Передавать данные этому получателю не разрешалось.",
    "Passing the data to this recipient was not permitted.",
  ),
  "cross-border-not-covered": say(
    "Деректерді бұл елге беруге рұқсат берілмеген.",
    "Передавать данные в эту страну не разрешалось.",
    "Passing the data to this country was not permitted.",
  ),
};
