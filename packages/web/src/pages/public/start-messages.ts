/** Words of the first page. */
export const start = {
  title: {
    kk: "Деректеріңіз кімге берілетінін өзіңіз шешесіз",
    ru: "Вы сами решаете, кому доступны ваши данные",
    en: "You decide who may use your data",
  },
  lead: {
    kk: "Ұйым деректеріңізді алғысы келсе, осы жерде келісіміңізді сұрайды. Кім, не үшін және қашанға дейін сұрайтынын көріп, келісім бересіз не бермейсіз.",
    ru: "Если организации нужны ваши данные, она спрашивает ваше согласие здесь. Вы видите, кто, зачем и до какого дня спрашивает, и соглашаетесь или нет.",
    en: "An organisation that wants your data asks for your consent here. You see who asks, why and until when, and you consent or not.",
  },
  signIn: { kk: "Кіру", ru: "Войти", en: "Sign in" },
  goOn: { kk: "Бөліміме өту", ru: "Перейти в свой раздел", en: "Go to my section" },
  canTitle: { kk: "Мұнда не істей аласыз", ru: "Что здесь можно", en: "What you can do here" },
  answer: {
    kk: "Келісім сұрауына жауап беру: келісім беру де, бермеу де бір ғана басу",
    ru: "Ответить на запрос согласия: и «да», и «нет» – одним нажатием",
    en: "Answer a consent request: yes and no take one tap each",
  },
  see: {
    kk: "Деректеріңізге кім, қашан, не үшін қол жеткізгенін көру",
    ru: "Увидеть, кто, когда и зачем обращался к вашим данным",
    en: "See who accessed your data, when and why",
  },
  withdraw: {
    kk: "Бұрын берген келісіміңізді кері қайтарып алу",
    ru: "Отозвать согласие, которое дали раньше",
    en: "Withdraw a consent that you gave before",
  },
  complain: {
    kk: "Сұрақ қою, қарсылық білдіру, шағым беру және жауап мерзімін бақылау",
    ru: "Задать вопрос, возразить, пожаловаться и следить за сроком ответа",
    en: "Ask, object or complain, and follow the date by which you are answered",
  },
  safeTitle: { kk: "Есте сақтаңыз", ru: "Запомните", en: "Remember" },
  safe: {
    kk: "Келісімді тек осы порталда, өз құрылғыңызда бересіз. Хабарламадағы кодты ешкімге, соның ішінде ұйым қызметкеріне де айтпаңыз. Жауап бермесеңіз, бұл келісім болып саналмайды.",
    ru: "Согласие даёте только вы, на этом портале и со своего устройства. Не сообщайте код из сообщения никому, даже сотруднику организации. Молчание согласием не считается.",
    en: "Only you consent, on this portal and on your own device. Tell nobody a code from a message, not even somebody who works for the organisation. Silence does not count as consent.",
  },
  organisationsTitle: { kk: "Ұйымдарға", ru: "Организациям", en: "For organisations" },
  organisations: {
    kk: "Қызметкер де осы жерден кіреді: мерзімі бар міндеттер, келісім сұраулары, мақсаттар мен кілттер бір жерде. Ұйымды тіркеу үшін қызмет әкімшісіне хабарласыңыз.",
    ru: "Сотрудники входят здесь же: обязанности со сроками, запросы согласия, цели и ключи – в одном месте. Чтобы подключить организацию, обратитесь к администратору службы.",
    en: "Staff sign in here too: duties by their dates, consent requests, purposes and keys in one place. To join with an organisation, ask the administrator of the service.",
  },
  organisationsSignIn: {
    kk: "Ұйым атынан кіру",
    ru: "Войти от имени организации",
    en: "Sign in for an organisation",
  },
  law: {
    kk: "Қызмет «Дербес деректер және оларды қорғау туралы» Заң бойынша жұмыс істейді.",
    ru: "Служба работает по Закону «О персональных данных и их защите».",
    en: "The service works under the Law on personal data and their protection.",
  },
} as const;
