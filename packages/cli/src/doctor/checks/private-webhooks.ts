import { type Check, fine, warning } from "../check.ts";

export const privateWebhooksCheck: Check = {
  id: "private-webhooks",
  title: { kk: "Вебхук мекенжайлары", ru: "Адреса вебхуков", en: "Webhook addresses" },
  needs: "settings",
  run({ config }) {
    if (!config.allowPrivateWebhooks) {
      return fine({
        kk: "тек https және ашық желідегі мекенжайлар",
        ru: "только https и общедоступные адреса",
        en: "https and public addresses only",
      });
    }
    return warning(
      {
        kk: "вебхуктар http арқылы және ішкі желідегі мекенжайларға да жіберіледі",
        ru: "вебхуки уходят и по http, и на адреса внутренней сети",
        en: "webhooks may go to http and to private addresses",
      },
      {
        kk: "Бұл тек сынауға арналған: басқа жағдайда KELISIM_ALLOW_PRIVATE_WEBHOOKS айнымалысын алып тастаңыз.",
        ru: "Это только для пробы: в остальных случаях уберите KELISIM_ALLOW_PRIVATE_WEBHOOKS.",
        en: "This is for trials only: otherwise unset KELISIM_ALLOW_PRIVATE_WEBHOOKS.",
      },
    );
  },
};
