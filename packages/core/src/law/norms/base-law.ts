import type { Text3 } from "../../text.ts";
import { addDays, day } from "../../time.ts";
import { LAW_231_FIRST_DAY } from "../source.ts";
import { t } from "./informational.ts";
import type { Norm, NormRole, NormStatus } from "./norm.ts";

type Row = {
  readonly id: string;
  readonly article: Text3;
  readonly text: Text3;
  readonly roles: readonly NormRole[];
  readonly trigger: Text3;
  readonly status: Exclude<NormStatus, "informational">;
  readonly workingDays?: number;
  /** Where the article has not read so on all days. */
  readonly inForce?: Norm["inForce"];
};

const art = (kk: string, ru: string, en: string): Text3 => ({
  kk: `94-V Заңның ${kk}`,
  ru: `Закон 94-V, ${ru}`,
  en: `Law 94-V, ${en}`,
});

const ACCESS = t("Деректерге қол жеткізу", "Доступ к данным", "Access to data");
const REQUEST = t("Субъектінің өтініші", "Обращение субъекта", "A request of the data subject");
const HOLDERS: readonly NormRole[] = ["owner", "operator", "third-party"];

const NOT_QUOTED = t(
  "Негізгі заңның мазмұны бойынша баяндалған: ресми мәтінмен салыстыру қажет.",
  "Изложено по содержанию основного закона: нужно сверить с официальным текстом.",
  "Told by the sense of the base law: to be compared with its official text.",
);

const base = (row: Row): Norm => ({
  id: row.id,
  act: "94-V",
  place: row.article,
  text: row.text,
  trust: "base-law",
  obliged: { roles: row.roles, trust: "recalled" },
  trigger: row.trigger,
  deadline:
    row.workingDays === undefined
      ? null
      : {
          days: row.workingDays,
          unit: "working-days",
          from: t(
            "өтініш түскен күннен кейін",
            "после дня поступления",
            "after the day of receipt",
          ),
        },
  inForce: row.inForce ?? { from: null, to: null },
  level: "law",
  status: row.status,
  reason: NOT_QUOTED,
});

/** Articles of the base law that rules of this service cite and the two acts leave as they were. */
export const BASE_LAW_NORMS: readonly Norm[] = (
  [
    {
      id: "L94-7-1",
      article: art("7-бабының 1-тармағы", "пункт 1 статьи 7", "7(1)"),
      text: t(
        "Дербес деректер субъектінің немесе оның заңды өкілінің келісімімен жиналады, өңделеді.",
        "Сбор и обработка персональных данных осуществляются с согласия субъекта или его законного представителя.",
        "Personal data are collected and processed with the consent of the data subject or her legal representative.",
      ),
      roles: HOLDERS,
      trigger: ACCESS,
      status: "enforced",
    },
    {
      id: "L94-7-6",
      article: art("7-бабының 6-тармағы", "пункт 6 статьи 7", "7(6)"),
      text: t(
        "Деректер үшінші тұлғаларға келісімнің талаптарына сай ғана беріледі.",
        "Данные передаются третьим лицам только в пределах согласия.",
        "Data are passed to third parties only within the consent.",
      ),
      roles: HOLDERS,
      trigger: ACCESS,
      status: "enforced",
    },
    {
      id: "L94-7-8",
      article: art("7-бабының 8-тармағы", "пункт 8 статьи 7", "7(8)"),
      text: t(
        "Дербес деректер алдын ала айқындалған нақты мақсаттар үшін ғана өңделеді; 18.01.2026 дейінгі сөздері бізде жоқ.",
        "Персональные данные обрабатываются только для определённых заранее целей; слов пункта до 18.01.2026 у нас нет.",
        "Personal data are processed only for purposes determined beforehand; the words before 18.01.2026 are not held.",
      ),
      roles: HOLDERS,
      trigger: ACCESS,
      status: "enforced",
      inForce: { from: null, to: addDays(LAW_231_FIRST_DAY, -1) },
    },
    {
      id: "L94-7-9",
      article: art("7-бабының 9-тармағы", "пункт 9 статьи 7", "7(9)"),
      text: t(
        "Мазмұны мен көлемі өңдеу мақсаттарына қатысты артық дербес деректер өңделмейді.",
        "Не обрабатываются персональные данные, избыточные по содержанию и объёму для целей обработки.",
        "Personal data whose content and volume are excessive for the purposes of processing are not processed.",
      ),
      roles: HOLDERS,
      trigger: ACCESS,
      status: "enforced",
    },
    {
      id: "L94-8-1",
      article: art("8-бабының 1-тармағы", "пункт 1 статьи 8", "8(1)"),
      text: t(
        "Субъект келісімді алынғанын растауға мүмкіндік беретін тәсілмен береді.",
        "Субъект даёт согласие способом, позволяющим подтвердить его получение.",
        "The data subject consents in a way that makes it possible to confirm that the consent was obtained.",
      ),
      roles: ["data-subject"],
      trigger: t("Келісім беру", "Дача согласия", "Giving consent"),
      status: "enforced",
    },
    {
      id: "L94-8-2",
      article: art("8-бабының 2-тармағы", "пункт 2 статьи 8", "8(2)"),
      text: t(
        "Заңдарға қайшы келсе не орындалмаған міндеттеме болса, келісім кері қайтарып алынбайды.",
        "Согласие не может быть отозвано, если это противоречит законам либо есть неисполненное обязательство.",
        "The consent cannot be withdrawn where that contradicts laws or an obligation is unfulfilled.",
      ),
      roles: ["data-subject"],
      trigger: t("Келісімді кері қайтарып алу", "Отзыв согласия", "Withdrawal of consent"),
      status: "enforced",
    },
    {
      id: "L94-8-4",
      article: art("8-бабының 4-тармағы", "пункт 4 статьи 8", "8(4)"),
      text: t(
        "Келісімде мыналар болады: оператор, субъект, мерзім, үшінші тұлғаларға беру, трансшекаралық беру, жариялау, деректер тізбесі.",
        "Согласие содержит: оператора, субъекта, срок, передачу третьим лицам, трансграничную передачу, публикацию, перечень данных.",
        "A consent names: the operator, the data subject, the term, passing to third parties, cross-border passing, publication, the list of data.",
      ),
      roles: ["operator"],
      trigger: t("Келісім сұрау", "Запрос согласия", "Asking for consent"),
      status: "tracked",
    },
    {
      id: "L94-9",
      article: art("9-бабы", "статья 9", "9"),
      text: t(
        "Заңда көрсетілген жағдайларда деректер келісімсіз жиналады, өңделеді.",
        "В случаях, названных законом, данные собираются и обрабатываются без согласия.",
        "In the cases that the law names, data are collected and processed without consent.",
      ),
      roles: ["state-body", "anyone"],
      trigger: ACCESS,
      status: "enforced",
    },
    {
      id: "L94-10-1",
      article: art("10-бабының 1-тармағы", "пункт 1 статьи 10", "10(1)"),
      text: t(
        "Дербес деректерге қол жеткізу келісімнің талаптарымен айқындалады.",
        "Доступ к персональным данным определяется условиями согласия.",
        "Access to personal data is defined by the terms of the consent.",
      ),
      roles: HOLDERS,
      trigger: ACCESS,
      status: "enforced",
    },
    {
      id: "L94-11-1",
      article: art("11-бабының 1-тармағы", "пункт 1 статьи 11", "11(1)"),
      text: t(
        "Дербес деректердің құпиялылығы субъектінің келісімінсіз бұзылмайды.",
        "Конфиденциальность персональных данных не нарушается без согласия субъекта.",
        "The confidentiality of personal data is not broken without the data subject's consent.",
      ),
      roles: HOLDERS,
      trigger: ACCESS,
      status: "tracked",
    },
    {
      id: "L94-12-2",
      article: art("12-бабының 2-тармағы", "пункт 2 статьи 12", "12(2)"),
      text: t(
        "Дербес деректер Қазақстан Республикасының аумағындағы дерекқорда сақталады.",
        "Персональные данные хранятся в базе, находящейся на территории Республики Казахстан.",
        "Personal data are stored in a base located in the territory of the Republic of Kazakhstan.",
      ),
      roles: ["owner", "operator"],
      trigger: ACCESS,
      status: "enforced",
    },
    {
      id: "L94-14",
      article: art("14-бабы", "статья 14", "14"),
      text: t(
        "Дербес деректер бұрын мәлімделген мақсаттар үшін ғана пайдаланылады.",
        "Персональные данные используются только для ранее заявленных целей.",
        "Personal data are used only for the purposes declared earlier.",
      ),
      roles: HOLDERS,
      trigger: ACCESS,
      status: "enforced",
    },
    {
      id: "L94-16",
      article: art("16-бабы", "статья 16", "16"),
      text: t(
        "Деректер басқа елге субъектінің келісімімен немесе заңда көзделген жағдайларда беріледі.",
        "Данные передаются в другую страну с согласия субъекта или в случаях, предусмотренных законом.",
        "Data are passed to another country with the data subject's consent or in the cases that the law names.",
      ),
      roles: HOLDERS,
      trigger: ACCESS,
      status: "enforced",
    },
    {
      id: "L94-24-1",
      article: art("24-бабының 1-тармағы", "пункт 1 статьи 24", "24(1)"),
      text: t(
        "Субъектінің өз деректері туралы білуге, оларды өзгертуді, бұғаттауды, жоюды талап етуге, келісімді кері қайтарып алуға құқығы бар.",
        "Субъект вправе знать о своих данных, требовать их изменения, блокирования, уничтожения, отозвать согласие.",
        "The data subject may know of her data, demand their change, blocking, destruction, and withdraw her consent.",
      ),
      roles: ["data-subject"],
      trigger: REQUEST,
      status: "tracked",
    },
    {
      id: "L94-25-2-1",
      article: art(
        "25-бабының 2-тармағының 1) тармақшасы",
        "подпункт 1) пункта 2 статьи 25",
        "25(2)(1)",
      ),
      text: t(
        "Міндеттерді орындау үшін қажетті әрі жеткілікті дербес деректердің тізбесін бекіту.",
        "Утвердить перечень персональных данных, необходимый и достаточный для выполнения задач.",
        "To approve the list of personal data that is necessary and sufficient for the tasks.",
      ),
      roles: ["owner", "operator"],
      trigger: ACCESS,
      status: "tracked",
    },
    {
      id: "L94-25-2-4",
      article: art(
        "25-бабының 2-тармағының 4) тармақшасы",
        "подпункт 4) пункта 2 статьи 25",
        "25(2)(4)",
      ),
      text: t(
        "Мақсатқа жеткенде дербес деректерді жою.",
        "Уничтожить персональные данные по достижении цели.",
        "To destroy the personal data when the purpose is reached.",
      ),
      roles: ["owner", "operator"],
      trigger: t("Мақсатқа жету", "Достижение цели", "Reaching the purpose"),
      status: "enforced",
    },
    {
      id: "L94-25-2-5",
      article: art(
        "25-бабының 2-тармағының 5) тармақшасы",
        "подпункт 5) пункта 2 статьи 25",
        "25(2)(5)",
      ),
      text: t(
        "Келісімнің алынғанына дәлел ұсыну.",
        "Представить доказательство получения согласия.",
        "To present proof that the consent was obtained.",
      ),
      roles: ["owner", "operator"],
      trigger: REQUEST,
      status: "tracked",
    },
    {
      id: "L94-25-2-6",
      article: art(
        "25-бабының 2-тармағының 6) және 7) тармақшалары",
        "подпункты 6) и 7) пункта 2 статьи 25",
        "25(2)(6), (7)",
      ),
      text: t(
        "Субъектіге өзіне қатысты ақпаратты үш жұмыс күні ішінде беру не дәлелді бас тарту.",
        "Сообщить субъекту относящуюся к нему информацию или мотивированно отказать в течение трёх рабочих дней.",
        "To give the data subject the information about her, or a reasoned refusal, within three working days.",
      ),
      roles: ["owner", "operator"],
      trigger: REQUEST,
      status: "enforced",
      workingDays: 3,
    },
    {
      id: "L94-25-2-8",
      article: art(
        "25-бабының 2-тармағының 8) тармақшасы",
        "подпункт 8) пункта 2 статьи 25",
        "25(2)(8)",
      ),
      text: t(
        "Бір жұмыс күні ішінде: растайтын құжаттар бойынша дербес деректерді өзгерту, толықтыру немесе, ол мүмкін болмаса, жою; заң бұзылғаны туралы ақпарат болса, бұғаттау; бұзушылық расталса, жою, расталмаса, бұғаттауды алып тастау.",
        "В течение одного рабочего дня: изменить, дополнить данные по подтверждающим документам, а если это невозможно, уничтожить; заблокировать при наличии информации о нарушении; уничтожить, если нарушение подтвердилось, снять блокирование, если нет.",
        "Within one working day: change or complete the data on documents that prove it, or destroy them where that is impossible; block them on information of a violation; destroy them if it is confirmed, end the blocking if it is not.",
      ),
      roles: ["owner", "operator"],
      trigger: REQUEST,
      status: "enforced",
      workingDays: 1,
    },
    {
      id: "L94-18",
      article: art("18-бабы", "статья 18", "18"),
      text: t(
        "Сақтау мерзімі біткенде, қатынастар тоқтатылғанда, сот шешімі күшіне енгенде және өзге де жағдайларда дербес деректер жойылады.",
        "Персональные данные уничтожаются по истечении срока хранения, при прекращении отношений, при вступлении в силу решения суда и в иных случаях.",
        "Personal data are destroyed when their storage term is over, the relations have ended, a court decision has entered into force, and in other cases.",
      ),
      roles: HOLDERS,
      trigger: REQUEST,
      status: "enforced",
    },
    {
      id: "L94-19-1",
      article: art("19-бабының 1-тармағы", "пункт 1 статьи 19", "19(1)"),
      text: t(
        "Субъектіні хабардар ету деректерді үшінші тұлғаға берудің шарты болса, ол он жұмыс күні ішінде хабардар етіледі; мемлекеттік функциялар, нотариустар, сот орындаушылары, адвокаттар, статистика мен зерттеулер үшін бұл талап қолданылмайды.",
        "Если уведомление субъекта является условием передачи данных третьему лицу, его уведомляют в течение десяти рабочих дней; не для государственных функций, нотариусов, судебных исполнителей, адвокатов, статистики и исследований.",
        "Where telling the data subject is a condition of passing data to a third party, she is told within ten working days; not for state functions, notaries, bailiffs, advocates, statistics and research.",
      ),
      roles: ["owner", "operator"],
      trigger: t("Деректерді беру", "Передача данных", "Passing data on"),
      status: "enforced",
      workingDays: 10,
    },
    {
      id: "L94-25-2-breach",
      article: art("25-бабының 2-тармағы", "пункт 2 статьи 25", "25(2)"),
      text: t(
        "Дербес деректер қауіпсіздігінің бұзылуы анықталса, бір жұмыс күні ішінде уәкілетті органды хабардар ету; тармақшаның нөмірі бізде жоқ.",
        "При обнаружении нарушения безопасности персональных данных уведомить уполномоченный орган в течение одного рабочего дня; номера подпункта у нас нет.",
        "To notify the authorised body within one working day of detecting a breach of the security of personal data; the number of the sub-paragraph is not held.",
      ),
      roles: ["owner", "operator"],
      trigger: t("Бұзылуды анықтау", "Обнаружение нарушения", "Detecting the breach"),
      status: "enforced",
      workingDays: 1,
      inForce: { from: day("2024-07-01"), to: null },
    },
  ] satisfies readonly Row[]
).map(base);
