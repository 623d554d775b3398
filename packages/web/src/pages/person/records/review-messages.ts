import { say } from "../../../i18n/say.ts";

/** Words of the handover at eighteen. */
export const review = {
  title: say(
    "Сіздің атыңыздан берілген келісімдер",
    "Согласия, данные от вашего имени",
    "Consents given in your place",
  ),
  lead: say(
    "Бұл келісімдерді сіздің атыңыздан заңды өкіл берген. Енді өзіңіз шешесіз: қалдыра аласыз немесе кері қайтарып ала аласыз. Ештеңе істемесеңіз, келісім бұрынғыша қолданылады.",
    "Эти согласия за вас дал законный представитель. Теперь решаете вы: оставить или отозвать. Если ничего не делать, они действуют как прежде.",
    "A legal representative gave these consents in your place. Now you decide: keep or withdraw them. If you do nothing, they hold as before.",
  ),
  none: say("Қарап шығатын келісім жоқ.", "Просматривать нечего.", "There is nothing to look at."),
} as const;
