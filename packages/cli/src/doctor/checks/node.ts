import { assertLegalZone, TimeZoneDataError } from "@kelisim/server";
import { type Check, failed, fine } from "../check.ts";
import { same } from "../words.ts";

export const nodeCheck: Check = {
  id: "node",
  title: { kk: "Node және уақыт белдеулері", ru: "Node и часовые пояса", en: "Node, time zones" },
  needs: "machine",
  run({ now }) {
    const version = `Node ${process.versions.node}`;
    try {
      assertLegalZone(now());
      return fine(same(`${version}, Asia/Almaty +05:00`));
    } catch (error) {
      if (!(error instanceof TimeZoneDataError)) throw error;
      return failed(
        {
          kk: `${version}: уақыт белдеулері туралы деректер ескірген, Asia/Almaty +05:00 болуға тиіс`,
          ru: `${version}: данные о часовых поясах устарели, Asia/Almaty должен быть +05:00`,
          en: `${version}: its time zone data are old, Asia/Almaty must be +05:00`,
        },
        {
          kk: "Толық ICU деректері бар жаңа Node орнатыңыз (24 немесе одан жаңасы), NODE_ICU_DATA айнымалысын алып тастаңыз.",
          ru: "Установите новый Node (24 или новее) с полными данными ICU и уберите NODE_ICU_DATA.",
          en: "Install a current Node (24 or newer) with full ICU data, and unset NODE_ICU_DATA.",
        },
      );
    }
  },
};
