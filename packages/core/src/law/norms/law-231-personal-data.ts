import { LAW_231_FIRST_DAY } from "../source.ts";
import type { Norm } from "./norm.ts";

const LAW = {
  act: "94-V",
  trust: "act",
  inForce: { from: LAW_231_FIRST_DAY, to: null },
  level: "law",
} as const;

const ALL_HOLDERS = { roles: ["owner", "operator", "third-party"], trust: "act" } as const;
const ANYONE = { roles: ["anyone"], trust: "act" } as const;

const place = (kk: string, ru: string, en: string) => ({
  kk: `Заңның ${kk}`,
  ru: `${ru} Закона`,
  en: `Law 94-V, ${en}`,
});

const COLLECTING = {
  kk: "Деректерді жинау немесе өңдеу",
  ru: "Сбор или обработка данных",
  en: "Collection or processing of data",
};
const ASKING = { kk: "Келісім беру", ru: "Дача согласия", en: "Giving consent" };
const WITHDRAWING = {
  kk: "Келісімді кері қайтарып алу",
  ru: "Отзыв согласия",
  en: "Withdrawal of consent",
};
const AUTOMATED = {
  kk: "Автоматтандырылған өңдеу",
  ru: "Автоматизированная обработка",
  en: "Automated processing",
};

/** What Law 231-VIII, article 1, item 6 makes of Law 94-V on personal data and their protection. */
export const PERSONAL_DATA_NORMS: readonly Norm[] = [
  {
    ...LAW,
    id: "L231-6-1-2a",
    formerIds: ["L231-6-1-2"],
    place: place("1-бабының 2) тармақшасы", "подпункт 2) статьи 1", "1(2)"),
    text: {
      kk: "«мәліметтер» … деген сөздер тиісінше «деректер, оның ішінде биометриялық деректер» … деген сөздермен ауыстырылсын",
      ru: "слово «сведения» заменить словами «данные, в том числе биометрические данные»",
      en: "the word “information” is replaced by “data, including biometric data”",
    },
    obliged: ANYONE,
    trigger: null,
    deadline: null,
    status: "tracked",
    reason: {
      kk: "Деректер санаттарының тізімінде биометриялық деректер жеке белгіленген.",
      ru: "Биометрические данные отмечены в перечне категорий особо.",
      en: "The list of categories marks biometric data.",
    },
  },
  {
    ...LAW,
    id: "L231-6-1-2b",
    formerIds: ["L231-6-1-2"],
    place: place("1-бабының 2) тармақшасы", "подпункт 2) статьи 1", "1(2)"),
    text: {
      kk: "«тіркелген сол мәліметтер» деген сөздер … «тіркеп-белгіленген сол деректер, оның ішінде биометриялық деректер» деген сөздермен ауыстырылсын",
      ru: "слова «зафиксированные те же сведения» заменить словами «зафиксированные те же данные, в том числе биометрические данные»",
      en: "“those recorded pieces of information” is replaced by “those recorded data, including biometric data”",
    },
    obliged: ANYONE,
    trigger: null,
    deadline: null,
    status: "tracked",
    reason: {
      kk: "Деректер санаттарының тізімінде биометриялық деректер жеке белгіленген.",
      ru: "Биометрические данные отмечены в перечне категорий особо.",
      en: "The list of categories marks biometric data.",
    },
  },
  {
    ...LAW,
    id: "L231-6-1-2-3",
    place: place("1-бабының 2-3) тармақшасы", "подпункт 2-3) статьи 1", "1(2-3)"),
    text: {
      kk: "дербес деректерді автоматтандырылған өңдеу – ақпараттандыру объектісінің дербес деректерді өңдеуі, бұл меншік иесінің және (немесе) оператордың, сондай-ақ үшінші тұлғаның өңдеу процесіне қатысуын болғызбайды",
      ru: "автоматизированная обработка персональных данных – обработка объектом информатизации, исключающая участие собственника и (или) оператора, а также третьего лица в процессе обработки",
      en: "automated processing of personal data: processing by an object of informatization which excludes participation of the owner and (or) operator, and of the third party, in the processing",
    },
    obliged: ANYONE,
    trigger: AUTOMATED,
    deadline: null,
    status: "enforced",
    reason: {
      kk: "Адамның қатысқан-қатыспағаны мәлімдемемен емес, дәлелмен анықталады; субъектінің өз басуы мұндай қатысу емес.",
      ru: "Участвовал ли человек, выводится из доказательств, а не из заявления; нажатие самого субъекта таким участием не считается.",
      en: "Whether anyone took part is computed from evidence, not declared; the data subject's own click is no such participation.",
    },
  },
  {
    ...LAW,
    id: "L231-6-7-T",
    place: place("7-бабының тақырыбы", "заголовок статьи 7", "7, title"),
    text: {
      kk: "тақырыптағы «жалпыға бірдей қолжетімді көздерден алынған» деген сөздер алып тасталсын",
      ru: "в заголовке слова «полученных из общедоступных источников» исключить",
      en: "in the title the words “obtained from publicly accessible sources” are deleted",
    },
    obliged: ANYONE,
    trigger: null,
    deadline: null,
    status: "informational",
    reason: {
      kk: "Баптың тақырыбы ғана өзгерген.",
      ru: "Изменён только заголовок статьи.",
      en: "Only the title of the article changes.",
    },
  },
  {
    ...LAW,
    id: "L231-6-7-8a",
    place: place(
      "7-бабының 8-тармағының бірінші бөлігі",
      "часть первая пункта 8 статьи 7",
      "7(8) part 1",
    ),
    text: {
      kk: "Дербес деректерді жинау және өңдеу нақты, алдын ала айқындалған және заңды мақсаттарға қол жеткізумен шектелуге тиіс.",
      ru: "Сбор и обработка персональных данных должны ограничиваться достижением конкретных, заранее определённых и законных целей.",
      en: "Collection and processing must be limited to reaching specific, predetermined and lawful purposes.",
    },
    obliged: ANYONE,
    trigger: COLLECTING,
    deadline: null,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-7-8b",
    place: place(
      "7-бабының 8-тармағының екінші бөлігі",
      "часть вторая пункта 8 статьи 7",
      "7(8) part 2",
    ),
    text: {
      kk: "Дербес деректерді субъектіге мүліктік залал және (немесе) моральдық зиян келтіру, оның құқықтарын, бостандықтары мен заңды мүдделерін іске асыруын шектеу мақсатында жинауға және өңдеуге жол берілмейді.",
      ru: "Не допускаются сбор и обработка персональных данных в целях причинения субъекту имущественного ущерба и (или) морального вреда, ограничения реализации его прав, свобод и законных интересов.",
      en: "Collection and processing with the aim of causing the data subject property damage and (or) moral harm, or of restricting the exercise of her rights, freedoms and legitimate interests, is not allowed.",
    },
    obliged: ANYONE,
    trigger: COLLECTING,
    deadline: null,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-7-11",
    place: place("7-бабының 11-тармағы", "пункт 11 статьи 7", "7(11)"),
    text: {
      kk: "Дербес деректерді жалпыға бірдей қолжетімді көздерден мақсатсыз алу арқылы дерекқорларды құру немесе кеңейту үшін дербес деректерді жинауға, өңдеуге тыйым салынады.",
      ru: "Запрещаются сбор, обработка персональных данных для создания или расширения баз данных путём бесцельного извлечения их из общедоступных источников.",
      en: "Collection, processing of personal data to create or extend databases by taking them without purpose from publicly accessible sources is prohibited.",
    },
    obliged: ANYONE,
    trigger: COLLECTING,
    deadline: null,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-7-12",
    place: place("7-бабының 12-тармағы", "пункт 12 статьи 7", "7(12)"),
    text: {
      kk: "Субъектінің келісімі алынған жағдайды қоспағанда, субъектінің биометриялық деректерін жинау және оны сәйкестендіру жөніндегі технологиялық құралдарды, сондай-ақ жиналған биометриялық деректер мен сәйкестендіру ақпаратын қоғамдық орындарда пайдалану тек қана конституциялық құрылысты қорғау, қоғамдық тәртіпті, адамның құқықтары мен бостандықтарын, халықтың денсаулығы мен имандылығын сақтау мақсатында жүзеге асырылуы мүмкін.",
      ru: "За исключением случая получения согласия субъекта, использование в общественных местах технологических средств сбора биометрических данных и идентификации, а также собранных биометрических данных и идентификационной информации возможно исключительно в целях защиты конституционного строя, охраны общественного порядка, прав и свобод человека, здоровья и нравственности населения.",
      en: "Save where the data subject consented, use in public places of technological means for collecting her biometric data and identifying her, and of collected biometric data and identification information, is possible solely to protect the constitutional order, to safeguard public order, human rights and freedoms, the population's health and morals.",
    },
    obliged: ANYONE,
    trigger: {
      kk: "Қоғамдық орында биометриялық деректерді пайдалану",
      ru: "Использование биометрии в общественном месте",
      en: "Use of biometrics in a public place",
    },
    deadline: null,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-8-5",
    place: place("8-бабының 5-тармағы", "пункт 5 статьи 8", "8(5)"),
    text: {
      kk: "Егер Қазақстан Республикасының заңдарында немесе шартта өзгеше белгіленбесе, дербес деректерді өңдеуге келісімнің қолданылу мерзімі дербес деректерді жинау мен өңдеу мақсаттарына қол жеткізуге қажетті мерзімнен аспайды.",
      ru: "Если иное не установлено законами или договором, срок действия согласия на обработку не превышает срока, необходимого для достижения целей сбора и обработки.",
      en: "Unless laws or a contract set otherwise, the term of the consent to processing does not exceed the term needed for the purposes of collection and processing.",
    },
    obliged: { roles: ["operator"], trust: "recalled" },
    trigger: ASKING,
    deadline: null,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-8-6",
    place: place("8-бабының 6-тармағы", "пункт 6 статьи 8", "8(6)"),
    text: {
      kk: "Егер дербес деректерді жинауға, өңдеуге келісімнің қолданылу мерзімі көрсетілмесе, ол берілген кезінде айқындалған өңдеу мақсаттарына қол жеткізілгенге дейін қолданыста болады деп есептеледі.",
      ru: "Если срок действия согласия не указан, оно считается действующим до достижения целей обработки, определённых при его даче.",
      en: "If no term of the consent is stated, it is deemed in force until the processing purposes fixed when it was given are reached.",
    },
    obliged: { roles: ["operator"], trust: "recalled" },
    trigger: ASKING,
    deadline: null,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-8-7a",
    place: place(
      "8-бабының 7-тармағының бірінші бөлігі",
      "часть первая пункта 7 статьи 8",
      "8(7) part 1",
    ),
    text: {
      kk: "Субъектінің немесе оның заңды өкілінің меншік иесін және (немесе) операторды, сондай-ақ үшінші тұлғаны хабардар ете отырып, дербес деректерді жинауға, өңдеуге келісімді кері қайтарып алуға құқығы бар.",
      ru: "Субъект или его законный представитель вправе отозвать согласие на сбор, обработку персональных данных, уведомив собственника и (или) оператора, а также третье лицо.",
      en: "The data subject or her legal representative may withdraw the consent to collection, processing, notifying the owner and (or) operator, and the third party.",
    },
    obliged: { roles: ["data-subject", "legal-representative"], trust: "act" },
    trigger: WITHDRAWING,
    deadline: null,
    status: "enforced",
    reason: {
      kk: "Хабарды барлық ұстаушыға бірден жеткізу және ішінара қайтарып алу – осы өнімнің таңдауы.",
      ru: "Немедленная передача уведомления всем держателям и частичный отзыв – выбор этого продукта.",
      en: "Relaying the notice to every holder at once, and withdrawing in part, are this product's choice.",
    },
  },
  {
    ...LAW,
    id: "L231-6-8-7b",
    place: place(
      "8-бабының 7-тармағының екінші бөлігі",
      "часть вторая пункта 7 статьи 8",
      "8(7) part 2",
    ),
    text: {
      kk: "Егер Қазақстан Республикасының заңнамасына сәйкес дербес деректерді сақтау немесе өңдеу талап етілмесе, меншік иесі және (немесе) оператор, сондай-ақ үшінші тұлға он бес жұмыс күні ішінде оларды өңдеуді тоқтатуға не уәжді бас тартуды ұсынуға міндетті.",
      ru: "Если законодательством не требуется хранение или обработка, собственник и (или) оператор, а также третье лицо обязаны в течение пятнадцати рабочих дней прекратить обработку либо представить мотивированный отказ.",
      en: "If legislation does not require storage or processing, the owner and (or) operator, and the third party, must within fifteen working days stop processing or present a reasoned refusal.",
    },
    obliged: ALL_HOLDERS,
    trigger: WITHDRAWING,
    deadline: {
      days: 15,
      unit: "working-days",
      from: {
        kk: "Заңда басталатын күн айтылмаған; хабар жеткен күннен кейінгі жұмыс күнінен саналады",
        ru: "начало в Законе не названо; считается с рабочего дня после доставки уведомления",
        en: "the Law names no starting point; counted from the working day after delivery",
      },
    },
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-17-3",
    place: place("17-бабының 3-тармағы", "пункт 3 статьи 17", "17(3)"),
    text: {
      kk: "Дербес деректерді иесіздендіруді меншік иесі және (немесе) оператор өзі дербес жүргізген жағдайды қоспағанда, жасанды интеллектінің ұлттық платформасы үшін дербес деректерді жинау, өңдеу кезінде дербес деректерді иесіздендіруді жасанды интеллектінің ұлттық платформасының операторы … деректерді басқару жөніндегі талаптарға сәйкес жүзеге асырады.",
      ru: "За исключением случая, когда собственник и (или) оператор сделали это сами, при сборе, обработке персональных данных для национальной платформы искусственного интеллекта их обезличивает оператор платформы в соответствии с требованиями по управлению данными, утверждёнными Правительством.",
      en: "Save where the owner and (or) operator did it themselves, when personal data are collected, processed for the national AI platform, its operator de-identifies them under the data-management requirements approved by the Government.",
    },
    obliged: { roles: ["ai-platform-operator", "owner", "operator"], trust: "act" },
    trigger: {
      kk: "Деректерді ұлттық платформаға беру",
      ru: "Передача данных национальной платформе",
      en: "Handing data to the national platform",
    },
    deadline: null,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-19-1-1",
    place: place("19-1-бабының 1-тармағы", "пункт 1 статьи 19-1", "19-1(1)"),
    text: {
      kk: "Субъектінің келісімі алынған жағдайды қоспағанда немесе Қазақстан Республикасының заңдарында көзделген жағдайларда, салдарынан субъектіде құқықтар, заңды мүдделер туындайтын, өзгеретін немесе тоқтатылатын дербес деректерді автоматтандырылған өңдеуге тыйым салынады.",
      ru: "За исключением случая получения согласия субъекта или случаев, предусмотренных законами, запрещается автоматизированная обработка персональных данных, в результате которой у субъекта возникают, изменяются или прекращаются права, законные интересы.",
      en: "Save with the data subject's consent or in cases set by laws, automated processing as a result of which her rights, legitimate interests arise, change or end is prohibited.",
    },
    obliged: ANYONE,
    trigger: AUTOMATED,
    deadline: null,
    status: "enforced",
  },
  {
    ...LAW,
    id: "L231-6-19-1-2",
    place: place("19-1-бабының 2-тармағы", "пункт 2 статьи 19-1", "19-1(2)"),
    text: {
      kk: "Меншік иесі және (немесе) оператор, сондай-ақ үшінші тұлға субъектіге өзінің дербес деректерін автоматтандырылған өңдеудің тәртібін және ықтимал салдарларды түсіндіруге, … қарсылық білдіру мүмкіндігін беруге, сондай-ақ субъектінің өз құқықтарын, бостандықтары мен заңды мүдделерін қорғауы тәртібін түсіндіруге міндетті.",
      ru: "Собственник и (или) оператор, а также третье лицо обязаны разъяснить субъекту порядок автоматизированной обработки и возможные последствия, предоставить возможность возразить против неё, разъяснить порядок защиты прав, свобод и законных интересов.",
      en: "The owner and (or) operator, and the third party, must explain the procedure of automated processing and its possible consequences, give a possibility to object to it, and explain the procedure of protecting her rights, freedoms and legitimate interests.",
    },
    obliged: ALL_HOLDERS,
    trigger: AUTOMATED,
    deadline: null,
    status: "enforced",
    reason: {
      kk: "Түсіндірудің үш тілде болуы мен көрсетілгенінің дәлелі – осы өнімнің уәдесі.",
      ru: "Разъяснение на трёх языках и доказательство показа – обещание этого продукта.",
      en: "The three languages and the proof that it was shown are this product's promise.",
    },
  },
  {
    ...LAW,
    id: "L231-6-19-1-3a",
    place: place(
      "19-1-бабының 3-тармағының бірінші бөлігі",
      "часть первая пункта 3 статьи 19-1",
      "19-1(3) part 1",
    ),
    text: {
      kk: "Меншік иесі және (немесе) оператор, сондай-ақ үшінші тұлға осы баптың 2-тармағында көрсетілген қарсылықты алған күннен бастап үш жұмыс күні ішінде оны қарауға және субъектіні осындай қарсылықты қарау нәтижелері туралы хабардар етуге міндетті.",
      ru: "Собственник и (или) оператор, а также третье лицо обязаны в течение трёх рабочих дней со дня получения возражения рассмотреть его и уведомить субъекта о результатах рассмотрения.",
      en: "The owner and (or) operator, and the third party, must within three working days from the day of receiving the objection consider it and inform the data subject of the result.",
    },
    obliged: ALL_HOLDERS,
    trigger: {
      kk: "Қарсылықты алу",
      ru: "Получение возражения",
      en: "Receipt of an objection",
    },
    deadline: {
      days: 3,
      unit: "working-days",
      from: { kk: "алған күннен бастап", ru: "со дня получения", en: "from the day of receiving" },
    },
    status: "enforced",
    reason: {
      kk: "Нәтижені өзгерте алатын, аты аталған адамның қарауы – осы өнімнің таңдауы.",
      ru: "Рассмотрение названным человеком, который вправе изменить результат, – выбор этого продукта.",
      en: "Review by a named person who can change the outcome is this product's choice.",
    },
  },
  {
    ...LAW,
    id: "L231-6-19-1-3b",
    place: place(
      "19-1-бабының 3-тармағының екінші бөлігі",
      "часть вторая пункта 3 статьи 19-1",
      "19-1(3) part 2",
    ),
    text: {
      kk: "Субъект меншік иелерінің және (немесе) оператордың, сондай-ақ үшінші тұлғаның әрекеттеріне (әрекетсіздігіне) Қазақстан Республикасының заңдарында белгіленген тәртіппен шағымдануға құқылы.",
      ru: "Субъект вправе обжаловать действия (бездействие) собственников и (или) оператора, а также третьего лица в порядке, установленном законами.",
      en: "The data subject may complain of actions (inaction) of owners and (or) the operator, and the third party, in the procedure set by laws.",
    },
    obliged: { roles: ["data-subject"], trust: "act" },
    trigger: {
      kk: "Әрекет немесе әрекетсіздік",
      ru: "Действие или бездействие",
      en: "An action or inaction",
    },
    deadline: null,
    status: "tracked",
  },
];
