import type { LegalDay } from "../../time.ts";
import { LAW_231_FIRST_DAY } from "../source.ts";
import { t } from "./informational.ts";
import type { Norm } from "./norm.ts";

const PLACE = t("231-VIII Заңның 2-бабы", "статья 2 Закона 231-VIII", "Law 231-VIII, article 2");

/** Article 2 of Law 231-VIII: from when it holds. */
export const ENTRY_INTO_FORCE_NORMS: readonly Norm[] = [
  {
    id: "L231-art2-main",
    formerIds: ["L231-2-1"],
    act: "231-VIII",
    place: PLACE,
    text: t(
      "Осы Заң … алғашқы ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі.",
      "Закон вводится в действие по истечении шестидесяти календарных дней после дня его первого официального опубликования.",
      "The Law takes effect after sixty calendar days have passed after the day of its first official publication.",
    ),
    trust: "act",
    obliged: { roles: ["anyone"], trust: "act" },
    trigger: null,
    deadline: null,
    inForce: { from: LAW_231_FIRST_DAY, to: null },
    level: "law",
    status: "enforced",
    reason: t(
      "Ресми жарияланған күн (18.11.2025) екінші дереккөзден алынды; 18.01.2026 содан есептелді.",
      "День официального опубликования (18.11.2025) взят из вторичного источника; 18.01.2026 выведено из него.",
      "The day of official publication (18.11.2025) comes from a secondary source; 18.01.2026 follows from it.",
    ),
  },
  {
    id: "L231-art2-item9",
    formerIds: ["L231-2-1"],
    act: "231-VIII",
    place: PLACE,
    text: t(
      "2025 жылғы 1 қаңтардан бастап қолданысқа енгізілетін 1-баптың 9-тармағын қоспағанда …",
      "за исключением пункта 9 статьи 1, который вводится в действие с 1 января 2025 года",
      "except item 9 of article 1, which takes effect from 1 January 2025",
    ),
    trust: "act",
    obliged: { roles: ["anyone"], trust: "act" },
    trigger: null,
    deadline: null,
    inForce: { from: "2025-01-01" as LegalDay, to: null },
    level: "law",
    status: "informational",
    reason: t(
      "Пошта туралы нормаға ғана қатысты.",
      "Касается только нормы о почте.",
      "It concerns the norm on post alone.",
    ),
  },
];
