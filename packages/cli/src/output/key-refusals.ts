import { formatInstant, type Text3 } from "@kelisim/core";
import type { KeyNotDestroyed } from "@kelisim/store";

/** Why a key stays, and what to do. */
export function keyRefusal(name: string, refused: KeyNotDestroyed): Text3 {
  switch (refused.code) {
    case "unknown-key":
      return {
        kk: `Мұндай кілт жоқ: ${name}. Бар кілттерді көріңіз: kelisim keys list`,
        ru: `Такого ключа нет: ${name}. Посмотрите, какие есть: kelisim keys list`,
        en: `There is no key ${name}. See which there are: kelisim keys list`,
      };
    case "current-key":
      return {
        kk: `Бұл – ағымдағы кілт: ${name}. Алдымен жаңасын қосып, қолданысқа енуін күтіңіз: kelisim keys add`,
        ru: `Это текущий ключ: ${name}. Сначала добавьте новый и дождитесь, пока он вступит в работу: kelisim keys add`,
        en: `${name} is the current key. Add a new one first and wait until it is in use: kelisim keys add`,
      };
    case "rows-hang":
      return {
        kk: `Бұл кілтке әлі жазбалар байланған (саны: ${refused.rows}), оны жойсақ, олар ашылмай қалады. Жұмыс істеп тұрған қызмет оларды жаңа кілтке көшіреді: сәл күтіп, kelisim keys list командасын қараңыз.`,
        ru: `На этом ключе ещё есть записи (${refused.rows}), без него их не прочесть. Работающая служба переносит их на новый ключ: подождите и посмотрите kelisim keys list.`,
        en: `Rows still hang on this key (${refused.rows}) and could not be read without it. A running service moves them to the new key: wait, and look at kelisim keys list.`,
      };
    case "marks-hang":
      return {
        kk: `Қайталанған сұраулар әлі осы кілтпен танылады (саны: ${refused.rows}). Мына уақыттан кейін жойыңыз: ${formatInstant(refused.until)}`,
        ru: `По этому ключу ещё узнаются повторные вызовы (${refused.rows}). Уничтожьте его после ${formatInstant(refused.until)}.`,
        en: `Repeated calls are still recognised by this key (${refused.rows}). Destroy it after ${formatInstant(refused.until)}.`,
      };
    case "probed-hang":
      return {
        kk: `Тек осы кілтпен табылатын, бірақ дерегі сақталмаған адамдар бар (саны: ${refused.rows}): олар туралы бір кездері сұралған. Оларды ұмытуға келіссеңіз, --forget-probed қосыңыз: журналдағы жазбалары ешкімді атамайды, келесі сұрауда олар жаңа адам болып саналады.`,
        ru: `Есть люди, которых находит только этот ключ и о которых ничего не хранится (${refused.rows}): о них когда-то спрашивали. Если их можно забыть, добавьте --forget-probed: записи о них в журнале больше никого не назовут, а при следующем вопросе они будут новыми людьми.`,
        en: `There are persons whom only this key finds and of whom nothing is stored (${refused.rows}): somebody asked about them once. If they may be forgotten, add --forget-probed: their log rows then name nobody, and the next question meets them as new persons.`,
      };
    case "sealed-ids":
      return {
        kk: "Осы кілтпен мөрленген шешім нөмірлері (dec_…) мен тізім меңзерлері енді ашылмайды. Соған келіссеңіз, --end-sealed-ids қосыңыз.",
        ru: "Номера решений (dec_…) и курсоры списков, запечатанные этим ключом, перестанут открываться. Если это можно, добавьте --end-sealed-ids.",
        en: "Decision ids (dec_…) and cursors of lists that were sealed with this key will no longer open. If that may be, add --end-sealed-ids.",
      };
  }
}
