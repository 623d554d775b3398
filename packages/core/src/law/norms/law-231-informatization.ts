import { LAW_231_FIRST_DAY } from "../source.ts";
import { item, t } from "./informational.ts";
import type { Norm } from "./norm.ts";

const LAW = {
  act: "231-VIII",
  trust: "act",
  inForce: { from: LAW_231_FIRST_DAY, to: null },
  level: "law",
  deadline: null,
} as const;

const PLATFORM = t(
  "Ұлттық платформа операторының деректерге қол жеткізуі",
  "Доступ оператора национальной платформы к данным",
  "Access of the national platform's operator to data",
);

/** What item 8 of article 1 changes in the Law on informatization and this service has to follow. */
export const INFORMATIZATION_NORMS: readonly Norm[] = [
  {
    ...LAW,
    id: "L231-8-7-2-10-1",
    place: item(
      "8",
      "ақпараттандыру туралы Заңның 7-2(1) 10-1) тармақшасы",
      "Закон об информатизации, 7-2(1) 10-1)",
      "Law on informatization, 7-2(1) 10-1)",
    ),
    text: t(
      "дербес деректер субъектілеріне хабар беру мақсатында қауіпсіздігі бұзылған дербес деректерді өңдеуге құқылы",
      "вправе обрабатывать персональные данные, безопасность которых нарушена, в целях уведомления субъектов",
      "has the right to process personal data whose security was breached, in order to inform data subjects",
    ),
    obliged: { roles: ["state-body"], trust: "recalled" },
    trigger: t(
      "Дербес деректер қауіпсіздігінің бұзылуы",
      "Нарушение безопасности персональных данных",
      "A breach of the security of personal data",
    ),
    status: "enforced",
    reason: t(
      "Бұл – міндет емес, құқық: келісімсіз қол жеткізудің негізі. Мақсаттың қай бұзылу екенін атауы және деректерді ешкімге бермеуі – біздің шартымыз.",
      "Это право, а не обязанность: основание доступа без согласия. Что цель называет нарушение и никому не передаёт данные – наше условие.",
      "A right, not a duty: a ground of access without consent. That its purpose names the breach and passes the data on to nobody is our own condition.",
    ),
  },
  {
    ...LAW,
    id: "L231-8-35-2-2a",
    formerIds: ["L231-8-35-2-2"],
    place: item(
      "8",
      "ақпараттандыру туралы Заңның 35(2-2) бірінші сөйлемі",
      "Закон об информатизации, предложение первое 35(2-2)",
      "Law on informatization, 35(2-2) sentence 1",
    ),
    text: t(
      "Жасанды интеллектінің ұлттық платформасы операторының құпия болып табылатын электрондық ақпараттық ресурстарға қол жеткізуі электрондық ақпараттық ресурстарды иесіздендіруді қамтамасыз ету ескеріле отырып жүзеге асырылады.",
      "Доступ оператора национальной платформы искусственного интеллекта к конфиденциальным электронным информационным ресурсам осуществляется с учётом обеспечения их обезличивания.",
      "Access of the national AI platform's operator to confidential electronic information resources is carried out taking into account the ensuring of their de-identification.",
    ),
    obliged: { roles: ["ai-platform-operator"], trust: "act" },
    trigger: PLATFORM,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-8-35-2-2b",
    formerIds: ["L231-8-35-2-2"],
    place: item(
      "8",
      "ақпараттандыру туралы Заңның 35(2-2) екінші сөйлемі",
      "Закон об информатизации, предложение второе 35(2-2)",
      "Law on informatization, 35(2-2) sentence 2",
    ),
    text: t(
      "Деректер жасанды интеллектінің ұлттық платформасының операторына деректерді басқару жөніндегі талаптарға сәйкес беріледі.",
      "Данные передаются оператору платформы в соответствии с требованиями по управлению данными.",
      "Data are handed to the operator of the platform under the data-management requirements.",
    ),
    obliged: { roles: ["owner", "operator"], trust: "recalled" },
    trigger: PLATFORM,
    status: "informational",
    reason: t(
      "Үкімет бекіткен талаптардың мәтіні бізде жоқ.",
      "Текста требований, утверждённых Правительством, у нас нет.",
      "The text of the requirements that the Government approved is not held.",
    ),
  },
  {
    ...LAW,
    id: "L231-8-36-6a",
    formerIds: ["L231-8-36-6"],
    place: item(
      "8",
      "ақпараттандыру туралы Заңның 36-бабының 6-тармағының екінші бөлігі",
      "Закон об информатизации, часть вторая 36(6)",
      "Law on informatization, 36(6) part 2",
    ),
    text: t(
      "Дербес деректерді автоматтандырылған өңдеу … дербес деректер және оларды қорғау туралы заңнамасына сәйкес жүзеге асырылады.",
      "Автоматизированная обработка персональных данных осуществляется в соответствии с законодательством о персональных данных и их защите.",
      "Automated processing of personal data follows the legislation on personal data and their protection.",
    ),
    obliged: { roles: ["anyone"], trust: "act" },
    trigger: null,
    status: "informational",
    reason: t(
      "Сілтеме норма: талаптары Дербес деректер туралы Заңның 19-1-бабында.",
      "Отсылочная норма: требования – в статье 19-1 Закона о персональных данных.",
      "A reference: the requirements are in article 19-1 of the Law on personal data.",
    ),
  },
];
