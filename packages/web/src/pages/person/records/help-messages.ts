import { say } from "../../../i18n/say.ts";

/** What each thing means, in plain words. */
export const help = {
  title: say("Анықтама", "Справка", "Help"),
  lead: say(
    "Бұл беттерде не жазылғаны және оның қай заңға сүйенетіні қысқаша түсіндірілген.",
    "Коротко о том, что значит написанное на этих страницах и на какой закон оно опирается.",
    "In short: what these pages mean, and which law stands behind them.",
  ),
  norm: say("Норма", "Норма", "Norm"),
  ours: say(
    "Бұл – заңның емес, осы қызметтің қағидасы.",
    "Это правило самой службы, а не закона.",
    "This is a rule of this service, not of an act.",
  ),
  code: say("Ешкімге код айтпаңыз", "Никому не называйте коды", "Never tell anyone a code"),
  codeText: say(
    "Бұл қызмет сізден ешқашан код сұрамайды, оны ұйымның қызметкері де сұрамауға тиіс. Келісімді тек өз құрылғыңызда өзіңіз бересіз. Екі экрандағы салыстыру сөзі бірдей болуға тиіс: оны көзбен салыстырасыз, ешқайда енгізбейсіз.",
    "Эта служба никогда не спрашивает у вас код, и сотрудник организации не должен его спрашивать. Согласие вы даёте сами, на своём устройстве. Слово для сверки на двух экранах должно совпадать: его сравнивают глазами и никуда не вводят.",
    "This service never asks you for a code, and no clerk may ask for one. You give a consent yourself, on your own device. The matching word on both screens must be the same: you compare it with your eyes and type it nowhere.",
  ),
  consent: say("Келісім деген не?", "Что такое согласие?", "What is a consent?"),
  consentText: say(
    "Келісім – деректеріңізді бір нақты мақсат үшін жинауға және өңдеуге рұқсатыңыз. Сұраған ұйым, мақсат, деректер мен мерзім алдын ала айтылады. Келіспеуге хақыңыз бар, себебін айту міндетті емес. Жауап бермеу – келіспеу.",
    "Согласие – ваше разрешение собирать и обрабатывать данные для одной конкретной цели. Организация, цель, данные и срок названы заранее. Вы вправе не соглашаться и не обязаны объяснять почему. Молчание – не согласие.",
    "A consent is your permission to collect and process data for one definite purpose. The organisation, the purpose, the data and the term are named before. You may refuse and need not say why. No answer is no consent.",
  ),
  withdraw: say(
    "Келісімді кері қайтарып алсам не болады?",
    "Что будет, если отозвать согласие?",
    "What happens when I withdraw?",
  ),
  withdrawText: say(
    "Ұйым деректерді жаңадан ала алмайды: бұл бірден күшіне енеді. Бұрын алғанын өңдеуді 15 жұмыс күні ішінде тоқтатады немесе уәжді бас тартуды ұсынады. Уәжді бас тарту – ұйым өңдеуді тоқтатпады және себебін көрсетті деген сөз. Себебі заңға сүйенбесе, шағымдана аласыз.",
    "Новых данных организация уже не получит: это действует сразу. Обработку прежних она прекращает в течение 15 рабочих дней или даёт мотивированный отказ. Мотивированный отказ значит, что организация не прекратила обработку и назвала причину. Если за причиной нет закона, вы можете пожаловаться.",
    "The organisation gets no new data: that holds at once. It stops processing what it has within 15 working days, or gives a reasoned refusal. A reasoned refusal means that it did not stop and said why. If no law stands behind the reason, you can complain.",
  ),
  denied: say("«Рұқсат берілмеді» деген не?", "Что значит «Отказано»?", "What does “Denied” mean?"),
  deniedText: say(
    "Ұйым деректеріңізді алмақ болды, бірақ бұл қызмет рұқсат бермеді: келісім жоқ немесе ол мұны қамтымайды. Мұндай талпыныс та жазылады, сондықтан оны көріп отырсыз.",
    "Организация хотела получить ваши данные, но служба не разрешила: согласия нет или оно этого не охватывает. Такие попытки тоже записываются, поэтому вы их видите.",
    "An organisation wanted your data and this service did not let it: there is no consent, or it does not cover this. Attempts are written down too, so you see them.",
  ),
  byLaw: say(
    "«Заң бойынша, келісімсіз» деген не?",
    "Что значит «по закону, без согласия»?",
    "What does “by law, without consent” mean?",
  ),
  byLawText: say(
    "Кейде заң ұйымға деректерді келісімсіз өңдеуге рұқсат етеді. Мұндай жағдайлардың тізбесі заңда бар, ал ұйым оның қайсысына сүйенгенін көрсетуге тиіс. Заң мұндай қол жеткізу туралы хабарлауды белгілі бір уақытқа кейінге қалдыруы мүмкін; уақыты өткенде ол тізімде көрінеді.",
    "Иногда закон разрешает обрабатывать данные без согласия. Такие случаи перечислены в законе, и организация называет, на какой из них опирается. Закон может на время отложить сообщение о таком обращении; когда срок пройдёт, оно появится в списке.",
    "Sometimes a law permits processing without consent. The law lists such cases, and the organisation names the one that it relies on. An act may put off telling you of such an access for a time; when that is over, it appears in the list.",
  ),
  object: say(
    "Автоматтандырылған өңдеу және қарсылық",
    "Автоматизированная обработка и возражение",
    "Automated processing and objections",
  ),
  objectText: say(
    "Нәтижені жүйе адамның қатысуынсыз шығарса, бұл – автоматтандырылған өңдеу. Одан құқығыңыз туындаса, өзгерсе немесе тоқтатылса, ол тек келісіміңізбен немесе заң бойынша жасалады. Қарсылық білдіре аласыз: ұйым оны 3 жұмыс күні ішінде қарап, нәтижесін хабарлайды.",
    "Если результат даёт система без участия человека, это автоматизированная обработка. Когда от неё возникают, меняются или прекращаются ваши права, она допустима только с вашего согласия или по закону. Вы можете возразить: организация за 3 рабочих дня рассмотрит возражение и сообщит результат.",
    "Where a system brings about a result without a person taking part, that is automated processing. If rights of yours arise, change or end by it, it needs your consent or a law. You can object: within 3 working days the organisation considers it and tells you the result.",
  ),
  ask: say(
    "Сұрау, түзету, бұғаттау, жою",
    "Спросить, исправить, заблокировать, уничтожить",
    "Ask, correct, block, destroy",
  ),
  askText: say(
    "Ұйымнан өзіңіз туралы не білетінін сұрай аласыз: 3 жұмыс күні. Қате деректі түзетуді, заңсыз өңделгенін бұғаттауды, негізі қалмағанын жоюды талап ете аласыз: 1 жұмыс күні.",
    "Можно спросить, что организация о вас знает: 3 рабочих дня. Можно потребовать исправить неверное, заблокировать обработанное незаконно, уничтожить то, для чего не осталось оснований: 1 рабочий день.",
    "You can ask what an organisation knows about you: 3 working days. You can demand that wrong data are corrected, unlawful ones blocked, and those without a ground destroyed: 1 working day.",
  ),
  complain: say("Шағым", "Жалоба", "Complaints"),
  complainText: say(
    "Ұйым заңды бұзса немесе мерзімінде жауап бермесе, шағымдана аласыз: уәкілетті органға, прокурорға немесе сотқа.",
    "Если организация нарушила закон или не ответила в срок, можно пожаловаться: в уполномоченный орган, прокурору или в суд.",
    "If an organisation broke the law or did not answer in time, you can complain: to the authorised body, a prosecutor or a court.",
  ),
  notMe: say("«Бұл мен емес»", "«Это не я»", "“This was not me”"),
  notMeText: say(
    "Келісімді өзіңіз бермесеңіз, айтыңыз. Сол сәттен бастап ол жаңа қол жеткізуге жол ашпайды, ал ұйым оны 3 жұмыс күні ішінде дәлелдеуге тиіс; дәлелдемесе, келісім жойылады.",
    "Если согласие дали не вы, скажите. С этого момента оно не открывает нового доступа, а организация за 3 рабочих дня должна его доказать; иначе оно аннулируется.",
    "If you did not give a consent, say so. From then on it opens no new access, and the organisation must prove it within 3 working days; otherwise it is annulled.",
  ),
  days: say("Мерзім қалай есептеледі?", "Как считается срок?", "How are terms counted?"),
  daysText: say(
    "Мерзім жұмыс күнімен есептеледі: келесі жұмыс күні – бірінші күн, демалыс пен мереке саналмайды. Әр мерзімнің жанында оның қалай есептелгенін күн-күнімен көруге болады.",
    "Срок считается рабочими днями: первый – следующий рабочий день, выходные и праздники не считаются. Рядом с каждым сроком можно увидеть счёт по дням.",
    "Terms are counted in working days: day 1 is the next working day, rest days and holidays do not count. Beside each term you can see how it is counted day by day.",
  ),
  representative: say("Заңды өкіл", "Законный представитель", "Legal representative"),
  representativeText: say(
    "Балаңыздың немесе қорғаншылығыңыздағы адамның атынан өкіл ретінде әрекет ете аласыз. Кімнің деректері екені әр беттің жоғарғы жағында жазылып тұрады, өкілдіктің аяқталатын күні де көрсетіледі. Бала 18-ге толғанда өкілдік аяқталады және оның атынан берілген келісімдерді енді өзі шешеді.",
    "От имени ребёнка или подопечного вы действуете как представитель. Чьи это данные, написано вверху каждой страницы вместе с днём, когда представительство закончится. В 18 лет представительство заканчивается, и о согласиях, данных за ребёнка, дальше решает он сам.",
    "You act for your child or ward as a representative. Whose data they are stands at the top of every page, with the day on which the authority ends. At 18 it ends, and what was given for the child is then the child’s to decide.",
  ),
} as const;
