import type { Sector } from "../../registry/party.ts";
import type { Action } from "../../registry/purpose.ts";
import type { Text3 } from "../../text.ts";
import { LAW_231_FIRST_DAY } from "../source.ts";
import type { LegalGround } from "./legal-ground.ts";

const STATE: readonly Sector[] = ["state"];
const ANYBODY: readonly Sector[] = ["state", "non-state"];
const USE: readonly Action[] = ["collect", "process", "disclose"];
const DECIDE: readonly Action[] = ["collect", "process", "disclose", "automated-decision"];

type More = Partial<Omit<LegalGround, "code" | "text" | "sectors" | "actions">>;

const ground = (
  code: string,
  sectors: readonly Sector[],
  actions: readonly Action[],
  text: Text3,
  more: More = {},
): LegalGround => ({
  code,
  norm: "L94-9",
  text,
  sectors,
  role: null,
  actions,
  lawOnly: false,
  deidentified: false,
  referenceRequired: false,
  alone: false,
  inForce: { from: null, to: null },
  ...more,
});

/**
 * The cases of article 9 as the edition of 2021 lists them, and the coordination centre's right. Later
 * items of the article are not held: they are added here, as data. @law 94-V 9
 */
export const LEGAL_GROUNDS: readonly LegalGround[] = [
  ground("9-1", STATE, USE, {
    kk: "Құқық қорғау органдары мен соттардың қызметі, атқарушылық іс жүргізу.",
    ru: "Деятельность правоохранительных органов и судов, исполнительное производство.",
    en: "Activity of law-enforcement bodies and courts, enforcement proceedings.",
  }),
  ground("9-2", STATE, USE, {
    kk: "Мемлекеттік статистикалық қызмет.",
    ru: "Государственная статистическая деятельность.",
    en: "State statistical activity.",
  }),
  ground(
    "9-3",
    STATE,
    ["process"],
    {
      kk: "Мемлекеттік органдардың иесіздендірілген деректерді статистика үшін пайдалануы.",
      ru: "Использование государственными органами обезличенных данных в статистических целях.",
      en: "Use by state bodies for statistics, of de-identified data only.",
    },
    { deidentified: true },
  ),
  ground(
    "9-4",
    ANYBODY,
    [...USE, "cross-border"],
    {
      kk: "Ратификацияланған халықаралық шарттарды іске асыру.",
      ru: "Реализация ратифицированных международных договоров.",
      en: "Ratified international treaties.",
    },
    { lawOnly: true },
  ),
  ground("9-5", ANYBODY, USE, {
    kk: "Келісім алу мүмкін болмағанда, адамның конституциялық құқықтары мен бостандықтарын қорғау.",
    ru: "Защита конституционных прав и свобод, если получить согласие невозможно.",
    en: "Protection of constitutional rights and freedoms where consent is impossible to get.",
  }),
  ground("9-6", ANYBODY, ["collect", "process", "disseminate"], {
    kk: "Журналистің, масс-медианың заңды қызметі, ғылыми, әдеби, шығармашылық қызмет.",
    ru: "Законная деятельность журналистов и медиа, научная, литературная, творческая деятельность.",
    en: "Lawful journalism and media, scientific, literary and creative work.",
  }),
  ground(
    "9-7",
    ANYBODY,
    ["collect", "process", "disseminate"],
    {
      kk: "Заңдарға сәйкес жариялау, оның ішінде сайлауға түсетін кандидаттар туралы.",
      ru: "Опубликование в соответствии с законами, в том числе о кандидатах на выборах.",
      en: "Publication under laws, including that of election candidates.",
    },
    { lawOnly: true },
  ),
  ground("9-8", STATE, USE, {
    kk: "Субъектінің заңда көзделген деректерді ұсыну міндетін орындамауы.",
    ru: "Неисполнение субъектом обязанности представить данные по закону.",
    en: "The data subject fails his duty to present the data under laws.",
  }),
  ground("9-9", STATE, USE, {
    kk: "Қаржы нарығын реттейтін органның ақпарат алуы.",
    ru: "Получение сведений органом, регулирующим финансовый рынок.",
    en: "The financial-market regulator obtains information.",
  }),
  ground("9-9-1", STATE, DECIDE, {
    kk: "Мемлекеттік кіріс органдарының салықтық әкімшілендіруі мен бақылауы.",
    ru: "Налоговое администрирование и контроль органами государственных доходов.",
    en: "Tax administration and control by the state revenue bodies.",
  }),
  ground("9-9-2", ANYBODY, ["process"], {
    kk: "Резервтік көшірмені бірыңғай ұлттық резервтік платформада сақтау.",
    ru: "Хранение резервной копии на единой национальной резервной платформе.",
    en: "Storing a backup copy on the unified national backup platform.",
  }),
  ground("9-9-3", ANYBODY, USE, {
    kk: "Кәсіпкерлердің кәсіпкерлік қызметі туралы деректері – бизнес-әріптестер тізілімі үшін.",
    ru: "Данные предпринимателей об их деятельности – для реестра бизнес-партнёров.",
    en: "Entrepreneurs' data about their business, for the register of business partners.",
  }),
  ground(
    "9-10",
    ANYBODY,
    [...DECIDE, "cross-border", "disseminate"],
    {
      kk: "Қазақстан Республикасының заңдарында белгіленген өзге жағдайлар.",
      ru: "Иные случаи, установленные законами Республики Казахстан.",
      en: "Other cases set by laws of the Republic of Kazakhstan.",
    },
    { lawOnly: true },
  ),
  ground(
    "breach-notice",
    ANYBODY,
    ["process"],
    {
      kk: "Ақпараттық қауіпсіздікті ұлттық үйлестіру орталығының қауіпсіздігі бұзылған деректерді субъектілерге хабар беру үшін өңдеуі.",
      ru: "Обработка национальным координационным центром информационной безопасности данных, безопасность которых нарушена, чтобы уведомить субъектов.",
      en: "The national coordination centre of information security processes breached data in order to inform the data subjects.",
    },
    {
      norm: "L231-8-7-2-10-1",
      role: "infosec-coordination-centre",
      lawOnly: true,
      referenceRequired: true,
      alone: true,
      inForce: { from: LAW_231_FIRST_DAY, to: null },
    },
  ),
];
