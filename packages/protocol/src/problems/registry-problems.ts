import { text3, type ProblemEntry } from "./entry.ts";

/** Parties, digital objects, data categories and purposes. */
export const REGISTRY_PROBLEMS = {
  "code-taken": {
    status: 409,
    title: text3("Мұндай код бұрыннан бар", "Такой код уже занят", "This code is already taken"),
    next: text3(
      "Басқа код таңдаңыз немесе бұрынғы жазбаны қолданыңыз.",
      "Выберите другой код или используйте имеющуюся запись.",
      "Choose another code, or use the record that has it.",
    ),
  },
  "bin-taken": {
    status: 409,
    title: text3(
      "Мұндай БСН нөмірімен ұйым тіркелген",
      "Организация с таким БИН уже зарегистрирована",
      "An organisation with this BIN is already registered",
    ),
    next: text3(
      "Тіркелген ұйымның жазбасын қолданыңыз.",
      "Используйте имеющуюся запись организации.",
      "Use the record that is already there.",
    ),
  },
  "key-not-active": {
    status: 409,
    title: text3(
      "Бұл API кілті енді жұмыс істемейді",
      "Этот ключ API уже не действует",
      "This API key is no longer valid",
    ),
    next: text3(
      "Жаңа кілт жасаңыз: POST /v1/parties/{id}/api-keys.",
      "Создайте новый ключ: POST /v1/parties/{id}/api-keys.",
      "Make a new key: POST /v1/parties/{id}/api-keys.",
    ),
  },
  "unknown-reference": {
    status: 422,
    title: text3(
      "Сұрауда аталған жазба табылмады",
      "Запись, названная в запросе, не найдена",
      "A record named in the request was not found",
    ),
    next: text3(
      "«errors» тізімінде көрсетілген өрістерді тексеріңіз: басқа ұйымның жазбалары көрсетілмейді.",
      "Проверьте поля из списка «errors»: записи других организаций не показываются.",
      "Check the fields named in “errors”: records of other organisations are not shown.",
    ),
  },
  "sector-mismatch": {
    status: 422,
    title: text3(
      "Объектінің секторы иесінің секторына сай емес",
      "Сектор объекта не совпадает с сектором собственника",
      "The sector of the object is not that of its owner",
    ),
    next: text3(
      'Мемлекеттік ұйымның объектісін sector: "state" деп тіркеңіз.',
      'Зарегистрируйте объект государственной организации как sector: "state".',
      'Register an object of a state organisation with sector: "state".',
    ),
  },
  "party-lacks-role": {
    status: 422,
    title: text3(
      "Ұйымның бұған қажетті рөлі жоқ",
      "У организации нет нужной для этого роли",
      "The organisation does not have the role that this needs",
    ),
    next: text3(
      "Рөлі сай келетін ұйымды көрсетіңіз немесе әкімшіге хабарласыңыз.",
      "Укажите организацию с нужной ролью или обратитесь к администратору.",
      "Name an organisation with that role, or turn to the administrator.",
    ),
  },
  "purpose-not-active": {
    status: 409,
    title: text3("Мақсат қолданыста емес", "Цель не действует", "The purpose is not active"),
    next: text3(
      "Мақсаттың бекітілуін күтіңіз немесе қолданыстағы мақсатты таңдаңыз.",
      "Дождитесь утверждения цели или выберите действующую.",
      "Wait for its approval, or choose a purpose that is active.",
    ),
  },
  "purpose-banned": {
    status: 409,
    title: text3("Мақсатқа тыйым салынған", "Цель запрещена", "The purpose is banned"),
    next: text3(
      "Бұл мақсатпен келісім сұрауға болмайды. Шешіммен келіспесеңіз, сервис әкімшісіне жазыңыз.",
      "Согласие для этой цели просить нельзя. Если вы не согласны с решением, напишите администратору сервиса.",
      "No consent can be asked for it. If you think this is wrong, write to the administrator of the service.",
    ),
  },
  "purpose-needs-second-person": {
    status: 403,
    title: text3(
      "Мақсатты тіркеген адам оны өзі бекіте алмайды",
      "Цель не может утвердить тот, кто её зарегистрировал",
      "Whoever registered a purpose cannot approve it",
    ),
    next: text3(
      "Мақсатты бекітуді басқа адамнан сұраңыз.",
      "Попросите утвердить цель другого человека.",
      "Ask a second person to approve it.",
    ),
  },
  "widening-needs-review": {
    status: 409,
    title: text3(
      "Мақсатты кеңейтуді басқа адам бекітуге тиіс",
      "Расширение цели должен утвердить другой человек",
      "A purpose that is widened has to be approved by a second person",
    ),
    next: text3(
      "Кеңірек мақсатты жаңадан тіркеңіз: ол бекітілгенге дейін бұрынғысы қолданыла береді.",
      "Зарегистрируйте более широкую цель заново: пока её не утвердят, действует прежняя.",
      "Register the wider purpose anew: until it is approved the present one goes on.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
