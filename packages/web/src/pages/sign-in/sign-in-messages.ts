import type { Text3 } from "@kelisim/core";

/** What came of a sign-in that did not lead into the portal, or of leaving it. */
export type SignInOutcome =
  /** The person turned back at the provider. */
  | "cancelled"
  /** The provider does not answer. */
  | "away"
  /** The way back took too long, or began in another browser. */
  | "expired"
  /** The provider's answer could not be trusted, or it reported a fault. */
  | "failed"
  /** No valid IIN came with it. */
  | "no-number"
  /** She was recognised less surely than this service wants. */
  | "low-level"
  /** This installation names no provider. */
  | "not-set-up"
  | "signed-out"
  /** The session ended while she was typing; it was kept. */
  | "kept";

type Words = { readonly title: Text3; readonly text: Text3; readonly next: Text3 };

const NEW_TRY: Text3 = {
  kk: "Қайта кіріп көріңіз.",
  ru: "Попробуйте войти ещё раз.",
  en: "Try to sign in again.",
};

const DESK: Text3 = {
  kk: "Күте алмасаңыз, қызмет көрсету терезесіне барыңыз немесе ұйымға жазбаша өтініш беріңіз.",
  ru: "Если ждать нельзя, обратитесь в окно обслуживания или напишите организации.",
  en: "If it cannot wait, go to a service desk or write to the organisation.",
};

export const SIGN_IN_WORDS: Readonly<Record<SignInOutcome, Words>> = {
  cancelled: {
    title: { kk: "Сіз кірмедіңіз", ru: "Вы не вошли", en: "You did not sign in" },
    text: {
      kk: "Кіру беті жабылды. Ештеңе өзгерген жоқ.",
      ru: "Страница входа закрыта. Ничего не изменилось.",
      en: "The sign-in page was closed. Nothing has changed.",
    },
    next: {
      kk: "Қаласаңыз, қайта кіре аласыз.",
      ru: "Войти можно в любой момент.",
      en: "You can sign in whenever you like.",
    },
  },
  away: {
    title: {
      kk: "Кіру қызметі жауап бермей тұр",
      ru: "Служба входа не отвечает",
      en: "The sign-in service does not answer",
    },
    text: {
      kk: "Адамды танитын қызмет қазір жұмыс істемей тұр. Деректеріңізге ештеңе болған жоқ, бірнеше минуттан кейін қайта кіріп көріңіз.",
      ru: "Служба, которая узнаёт людей, сейчас не работает. С вашими данными ничего не случилось: попробуйте снова через несколько минут.",
      en: "The service that recognises people is not working at the moment. Nothing has happened to your data: try again in a few minutes.",
    },
    next: DESK,
  },
  expired: {
    title: { kk: "Кіру аяқталмады", ru: "Вход не завершён", en: "Signing in was not finished" },
    text: {
      kk: "Кіру басталғалы он минуттан көп уақыт өтті, не ол басқа терезеде не браузерде басталды.",
      ru: "С начала входа прошло больше десяти минут, или он был начат в другом окне либо браузере.",
      en: "More than ten minutes have passed since it began, or it began in another window or browser.",
    },
    next: NEW_TRY,
  },
  failed: {
    title: { kk: "Кіру аяқталмады", ru: "Вход не завершён", en: "Signing in was not finished" },
    text: {
      kk: "Кіру қызметінен келген жауап расталмады, сондықтан сізді кіргізе алмадық.",
      ru: "Ответ службы входа не удалось проверить, поэтому мы вас не впустили.",
      en: "The answer of the sign-in service could not be verified, so we did not let you in.",
    },
    next: {
      kk: "Қайта кіріп көріңіз. Тағы солай болса, осы қызметтің әкімшісіне хабарлаңыз.",
      ru: "Попробуйте ещё раз. Если не поможет, сообщите администратору этой службы.",
      en: "Try again. If it happens again, tell the administrator of this service.",
    },
  },
  "no-number": {
    title: {
      kk: "Жеке сәйкестендіру нөміріңіз келмеді",
      ru: "Ваш ИИН не получен",
      en: "Your identification number did not arrive",
    },
    text: {
      kk: "Кіру қызметі жеке сәйкестендіру нөміріңізді (ЖСН) бермеді, не ол жарамсыз. Онсыз деректеріңізді таба алмаймыз.",
      ru: "Служба входа не передала ваш ИИН, или он неверен. Без него мы не можем найти ваши данные.",
      en: "The sign-in service did not pass on your individual identification number (IIN), or it is not valid. Without it we cannot find your data.",
    },
    next: {
      kk: "Кіру қызметіндегі деректеріңізді тексертіңіз немесе қызмет көрсету терезесіне барыңыз.",
      ru: "Попросите проверить ваши данные в службе входа или обратитесь в окно обслуживания.",
      en: "Have your details checked at the sign-in service, or go to a service desk.",
    },
  },
  "low-level": {
    title: {
      kk: "Кірудің бұл тәсілі жеткіліксіз",
      ru: "Такого способа входа недостаточно",
      en: "This way of signing in is not enough",
    },
    text: {
      kk: "Мұнда деректеріңіз жатыр, сондықтан кім екеніңіз сенімдірек расталуы керек.",
      ru: "Здесь хранятся ваши данные, поэтому нужно надёжнее подтвердить, что это вы.",
      en: "Your data are kept here, so it has to be confirmed more surely that it is you.",
    },
    next: {
      kk: "Қайта кіріп, кіру қызметінде сенімдірек тәсілді таңдаңыз, мысалы электрондық қолтаңбаны. Ондай тәсіл болмаса, қызмет көрсету терезесіне барыңыз.",
      ru: "Войдите ещё раз и выберите в службе входа более надёжный способ, например электронную подпись. Если такого нет, обратитесь в окно обслуживания.",
      en: "Sign in again and choose a surer way there, such as an electronic signature. If you have none, go to a service desk.",
    },
  },
  "not-set-up": {
    title: {
      kk: "Порталға кіру әлі қосылмаған",
      ru: "Вход в портал ещё не включён",
      en: "Signing in is not set up yet",
    },
    text: {
      kk: "Бұл жерде порталға кіруді әкімші әлі баптамаған.",
      ru: "Администратор этой службы ещё не настроил вход в портал.",
      en: "The administrator of this service has not set up signing in yet.",
    },
    next: {
      kk: "Келісім беру, оны қайтарып алу не шағымдану үшін қызмет көрсету терезесіне барыңыз немесе ұйымға жазбаша өтініш беріңіз.",
      ru: "Чтобы дать или отозвать согласие либо пожаловаться, обратитесь в окно обслуживания или напишите организации.",
      en: "To give or withdraw consent, or to complain, go to a service desk or write to the organisation.",
    },
  },
  "signed-out": {
    title: { kk: "Сіз шықтыңыз", ru: "Вы вышли", en: "You have signed out" },
    text: {
      kk: "Бұл құрылғыда деректеріңіз енді көрінбейді.",
      ru: "На этом устройстве ваши данные больше не видны.",
      en: "Your data can no longer be seen on this device.",
    },
    next: {
      kk: "Құрылғы сіздікі болмаса, браузерді жауып кетіңіз.",
      ru: "Если это чужое устройство, закройте браузер.",
      en: "If this is not your own device, close the browser.",
    },
  },
  kept: {
    title: { kk: "Қайта кіріңіз", ru: "Войдите снова", en: "Sign in again" },
    text: {
      kk: "Ұзақ уақыт ештеңе жасалмағандықтан, қауіпсіздігіңіз үшін порталдан шығардық. Жазғаныңыз сақталды.",
      ru: "Вы долго ничего не делали, и ради безопасности мы завершили сеанс. Введённое сохранено.",
      en: "Nothing was done for a long time, so for your safety you were signed out. What you typed was kept.",
    },
    next: {
      kk: "Кіргеннен кейін сол бет жазғаныңызбен бірге ашылады; тексеріп, қайта жіберіңіз.",
      ru: "После входа откроется та же страница с введённым: проверьте и отправьте её снова.",
      en: "After signing in the same page opens with what you typed: check it and send it again.",
    },
  },
};

export const signInWords = {
  signIn: { kk: "Кіру", ru: "Войти", en: "Sign in" },
  start: { kk: "Басты бетке өту", ru: "На главную", en: "Go to the start page" },
} as const satisfies Readonly<Record<string, Text3>>;
