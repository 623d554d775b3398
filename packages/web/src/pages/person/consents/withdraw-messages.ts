import { say } from "../../../i18n/say.ts";

/** Words of a withdrawal and of "this was not me". */
export const withdrawWords = {
  title: say("Келісімді кері қайтарып аласыз ба?", "Отозвать согласие?", "Withdraw the consent?"),
  from: say("Кімге берілген", "Кому дано", "Given to"),
  what: say("Қандай деректер", "Какие данные", "Which data"),
  next1: say(
    "Келісім бірден тоқтайды: ұйым оны негіз етіп деректеріңізді бұдан былай ала алмайды.",
    "Согласие перестаёт действовать сразу: брать по нему новые данные больше нельзя.",
    "The consent ends at once: no more data can be taken by it.",
  ),
  next2: say(
    "Деректеріңіз бар ұйымдарға бірден хабарланады:",
    "Организациям, у которых есть ваши данные, сообщается сразу:",
    "Everybody who holds your data is told at once:",
  ),
  next3: say(
    "Олардың әрқайсысы өңдеуді тоқтатуға немесе уәжді бас тартуды ұсынуға міндетті.",
    "Каждая обязана прекратить обработку или представить мотивированный отказ.",
    "Each of them must stop processing or present a reasoned refusal.",
  ),
  next4: say(
    "Осы келісімге негізделген қызмет тоқтауы мүмкін. Бұрын заңды түрде жасалғанның күші қалады.",
    "Услуга, основанная на этом согласии, может прекратиться. Сделанное раньше законно остаётся в силе.",
    "A service that rests on this consent may end. What was lawfully done before stands.",
  ),
  reason: say("Себебі", "Причина", "Reason"),
  reasonHint: say(
    "Жазбасаңыз да болады. Ұйым бұл мәтінді көрмейді; шағым берсеңіз, уәкілетті орган көре алады.",
    "Можно не писать. Организация его не увидит; если пожалуетесь, увидит уполномоченный орган.",
    "You need not write any. The organisation does not see it; if you complain, the authorised body can.",
  ),
  partSummary: say(
    "Тек бір бөлігін кері қайтарып алу",
    "Отозвать только часть",
    "Withdraw only a part",
  ),
  partLegend: say(
    "Қай деректерге келісімді кері қайтарып аласыз?",
    "На какие данные отозвать согласие?",
    "For which data do you withdraw it?",
  ),
  partHint: say(
    "Қалған деректерге келісім өзгермейді. Бәрін белгілесеңіз, келісім түгел тоқтайды.",
    "На остальные данные согласие не изменится. Если отметить все, оно прекратится целиком.",
    "The consent for the rest does not change. If you tick all, it ends as a whole.",
  ),
  partButton: say(
    "Белгіленген деректерге ғана кері қайтарып алу",
    "Отозвать только на отмеченные",
    "Withdraw for what is ticked only",
  ),
  partMissing: say(
    "Кем дегенде бір деректі белгілеңіз немесе келісімді түгел кері қайтарып алыңыз.",
    "Отметьте хотя бы одно или отзовите согласие целиком.",
    "Tick at least one, or withdraw the consent as a whole.",
  ),
  reasonTooLong: say(
    "Себебі тым ұзақ: ең көбі {n, plural, one {# таңба} other {# таңба}}.",
    "Причина слишком длинная: не больше {n, plural, one {# знака} few {# знаков} other {# знаков}}.",
    "The reason is too long: at most {n, plural, one {# character} other {# characters}}.",
  ),
  cannotTitle: say(
    "Бұл келісімді кері қайтарып алуға болмайды",
    "Это согласие отозвать нельзя",
    "This consent cannot be withdrawn",
  ),
  superseded: say(
    "Оның орнында жаңа келісім тұр: соны кері қайтарып алыңыз.",
    "На его месте стоит новое согласие: отзовите его.",
    "A newer consent stands in its place: withdraw that one.",
  ),
  annulled: say(
    "Оның күші жойылған: ұйым келісім алғанын дәлелдемеді. Тоқтататын ештеңе қалған жоқ.",
    "Оно аннулировано: организация не доказала, что получила его. Прекращать нечего.",
    "It is annulled: the organisation did not prove it. There is nothing left to end.",
  ),
  notEntitled: say(
    "Мұны сіздің орныңызға заңды өкіліңіз істей алады. Өкіл болсаңыз, өкілеттігіңіз бұған жетпейді.",
    "За вас это может сделать законный представитель. Если представитель – вы, полномочий для этого недостаточно.",
    "Your legal representative can do this in your place. If you are the representative, your authority does not reach so far.",
  ),
  done: say(
    "Келісім кері қайтарып алынды. Ұйымдарға хабарланды.",
    "Согласие отозвано. Организациям сообщено.",
    "The consent is withdrawn. The organisations were told.",
  ),
  doneInPart: say(
    "Белгіленген деректерге келісім кері қайтарып алынды. Ұйымдарға хабарланды.",
    "Согласие на отмеченные данные отозвано. Организациям сообщено.",
    "The consent for what you ticked is withdrawn. The organisations were told.",
  ),
  disputeTitle: say(
    "Бұл келісімді сіз бермедіңіз бе?",
    "Это согласие дали не вы?",
    "Did you not give this consent?",
  ),
  dispute1: say(
    "Келісім бойынша жаңадан дерек алу бірден тоқтатылады.",
    "Новый доступ по этому согласию прекращается сразу.",
    "New access by this consent is stopped at once.",
  ),
  dispute2: say(
    "Ұйым келісім алғанын дәлелдеуге тиіс. Мұның мерзімін осы сервис белгілеген:",
    "Организация должна доказать, что получила согласие. Срок установил этот сервис:",
    "The organisation must prove that it got the consent. This service sets the term:",
  ),
  dispute3: say(
    "Дәлелдей алмаса, келісімнің күші жойылады және деректер жойылуға тиіс.",
    "Если не докажет, согласие аннулируется, а данные подлежат уничтожению.",
    "If it cannot, the consent is annulled and the data are to be destroyed.",
  ),
  dispute4: say(
    "Дәлелдесе, келісім қайта қолданылады. Онда да оны кері қайтарып ала аласыз, шағымдана аласыз.",
    "Если докажет, согласие снова действует. Его и тогда можно отозвать, можно и пожаловаться.",
    "If it proves it, the consent holds again. You can still withdraw it, and complain.",
  ),
  disputeYes: say("Иә, бұл мен емес едім", "Да, это был не я", "Yes, this was not me"),
  disputeNo: say("Жоқ, артқа қайту", "Нет, вернуться", "No, go back"),
  disputeSession: say(
    "Егер порталға біреу сіздің атыңыздан кірген болса, порталдан шығып, электрондық кілтіңізді ауыстырыңыз.",
    "Если кто-то вошёл в портал от вашего имени, выйдите из портала и смените электронный ключ.",
    "If somebody signed in as you, sign out and change your electronic key.",
  ),
  disputeDone: say(
    "Хабарыңыз қабылданды: келісім бойынша жаңадан дерек алынбайды.",
    "Сообщение принято: по согласию новые данные не выдаются.",
    "Your word is taken: no new data are given by this consent.",
  ),
  disputeCannot: say(
    "Бұл келісімге дау айтуға болмайды",
    "Оспорить это согласие нельзя",
    "This consent cannot be disputed",
  ),
  disputedBefore: say(
    "Оған бұрын дау айтылған. Нәтижесімен келіспесеңіз, шағым беріңіз.",
    "Оно уже было оспорено. Если не согласны с результатом, пожалуйтесь.",
    "It was disputed before. Complain if you do not agree with the result.",
  ),
  notActive: say(
    "Бұл келісім енді қолданылмайды.",
    "Это согласие больше не действует.",
    "This consent is not active any more.",
  ),
  onlyHerself: say(
    "Мұны тек адамның өзі айта алады: оның атынан ешкім айтпайды.",
    "Сказать это может только сам человек: за него никто.",
    "Only the person herself can say this: nobody says it for her.",
  ),
} as const;
