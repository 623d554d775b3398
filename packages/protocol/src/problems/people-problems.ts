import { text3, type ProblemEntry } from "./entry.ts";

/** Who acts for whom, and which number is whose. */
export const PEOPLE_PROBLEMS = {
  "representative-required": {
    status: 422,
    title: text3(
      "Бұл адам үшін оның заңды өкілі әрекет етеді",
      "За этого человека действует его законный представитель",
      "A legal representative acts for this person",
    ),
    next: text3(
      "Заңды өкілді тіркеп, оның тіркелу нөмірін acting_for өрісінде көрсетіңіз.",
      "Зарегистрируйте законного представителя и укажите номер записи в acting_for.",
      "Register the representative, and name the registration in acting_for.",
    ),
  },
  "representative-not-entitled": {
    status: 422,
    title: text3(
      "Бұл өкілдің мұндай әрекетке өкілеттігі жоқ",
      "У этого представителя нет полномочий на такое действие",
      "This representative may not do this",
    ),
    next: text3(
      "Өкілеттіктің көлемін, мерзімін және оны кім тіркегенін тексеріңіз; қажет болса, жаңа өкілеттікті бейтарап қызмет терезесінде тіркеңіз.",
      "Проверьте объём и срок полномочий и то, кто их зарегистрировал; при необходимости зарегистрируйте новые у нейтральной стойки.",
      "Look at the scope, the days and who registered the authority; if needed, have a new one registered at a neutral desk.",
    ),
  },
  "representative-cannot-object": {
    status: 422,
    title: text3(
      "Автоматтандырылған өңдеуге субъектінің өзі ғана қарсылық білдіре алады",
      "Возразить против автоматизированной обработки может только сам субъект",
      "Only the data subject herself may object to automated processing",
    ),
    next: text3(
      "Қарсылықты субъектінің атынан емес, өзінен қабылдаңыз: acting_for өрісін алып тастаңыз.",
      "Примите возражение от самого субъекта: без acting_for.",
      "Take the objection from the person herself: without acting_for.",
    ),
  },
  "protective-answer-stands": {
    status: 409,
    title: text3(
      "Шешім қабылдауға құқығы бар басқа адам келісім бермеген",
      "Другой человек, который вправе решать, не дал согласия",
      "Somebody else who may decide has said no",
    ),
    next: text3(
      "Келісімді субъектінің өзі немесе бұрын келісім бермеген адам бере алады.",
      "Согласие может дать сам субъект или тот, кто раньше его не дал.",
      "The data subject herself, or whoever said no, may say yes.",
    ),
  },
  "own-representative": {
    status: 422,
    title: text3(
      "Ешкім өзіне өзі заңды өкіл бола алмайды",
      "Никто не может быть законным представителем самого себя",
      "Nobody represents herself",
    ),
    next: text3(
      "Өкілдің ЖСН-ін көрсетіңіз; адам өзі әрекет етсе, өкіл керек емес.",
      "Укажите ИИН представителя; если человек действует сам, представитель не нужен.",
      "Give the representative's IIN; whoever acts herself needs none.",
    ),
  },
  "representative-under-age": {
    status: 422,
    title: text3(
      "Өкіл кәмелет жасына толмаған",
      "Представитель не достиг совершеннолетия",
      "The representative is under age",
    ),
    next: text3(
      "Кәмелет жасына толған өкілді тіркеңіз; кәмелет жасына толмаған ата-ана parent негізімен тіркеледі.",
      "Зарегистрируйте совершеннолетнего представителя; несовершеннолетний родитель регистрируется с основанием parent.",
      "Register somebody of age; a parent who is under age is registered as parent.",
    ),
  },
  "data-subject-of-age": {
    status: 422,
    title: text3(
      "Субъект кәмелет жасына толған: ата-анасы оның атынан әрекет етпейді",
      "Субъект совершеннолетний: родители за него не действуют",
      "The data subject is of age: parents do not act for her",
    ),
    next: text3(
      "Сот шешімі болса guardian немесе trustee, сенімхат болса power-of-attorney негізін көрсетіңіз.",
      "По решению суда укажите guardian или trustee, по доверенности — power-of-attorney.",
      "By a court's decision use guardian or trustee, by a power of attorney power-of-attorney.",
    ),
  },
  "valid-until-required": {
    status: 422,
    title: text3(
      "Өкілеттіктің соңғы күні көрсетілмеген",
      "Не указан последний день полномочий",
      "The last day of the authority is missing",
    ),
    next: text3(
      "Сенімхаттағы немесе куәліктегі соңғы күнді valid_until өрісінде көрсетіңіз.",
      "Укажите в valid_until последний день по доверенности или свидетельству.",
      "Give the last day by the power of attorney or the certificate in valid_until.",
    ),
  },
  "ends-before-it-begins": {
    status: 422,
    title: text3(
      "Өкілеттік басталмай жатып аяқталады немесе аяқталып қойған",
      "Полномочия заканчиваются раньше, чем начинаются, или уже закончились",
      "The authority ends before it begins, or is over already",
    ),
    next: text3(
      "Күндерді тексеріңіз; кәмелетке толмаған адамның өкілі ол кәмелет жасына толғанша ғана әрекет етеді.",
      "Проверьте дни; за несовершеннолетнего представитель действует лишь до его совершеннолетия.",
      "Look at the days; for a minor a representative acts only until she comes of age.",
    ),
  },
  "court-decision-required": {
    status: 422,
    title: text3(
      "Әрекет қабілеттілігі қалпына келгенін растайтын құжат көрсетілмеген",
      "Не указан документ о восстановлении дееспособности",
      "The document that shows the restored capacity is missing",
    ),
    next: text3(
      "Сот шешімінің немесе өзге құжаттың SHA-256 мәнін evidence_sha256 өрісінде көрсетіңіз.",
      "Укажите SHA-256 решения суда или иного документа в evidence_sha256.",
      "Give the SHA-256 of the court's decision or another document in evidence_sha256.",
    ),
  },
  "same-number": {
    status: 422,
    title: text3("Екі ЖСН бірдей", "Оба ИИН одинаковы", "Both numbers are the same"),
    next: text3(
      "new_iin өрісінде дұрыс ЖСН-ді көрсетіңіз.",
      "Укажите в new_iin правильный ИИН.",
      "Give the right number in new_iin.",
    ),
  },
  "person-known-already": {
    status: 409,
    title: text3(
      "Жаңа ЖСН бойынша бұл сервис басқа адамды біледі",
      "По новому ИИН сервис знает другого человека",
      "The new number leads to somebody already",
    ),
    next: text3(
      "Екі жазба біріктірілмейді. Қайсысы дұрыс екенін анықтаңыз; дұрыс емес жазбаның келісімдері кері қайтарылып, деректері жойылғаннан кейін қайталаңыз.",
      "Две записи не объединяются. Выясните, какая верна; когда по ошибочной записи согласия будут отозваны, а данные уничтожены, повторите.",
      "Two records are not merged. Find out which is right; once the consents of the wrong one are withdrawn and it is erased, try again.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
