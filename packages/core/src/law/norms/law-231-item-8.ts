import {
  DELETED,
  informational,
  type InformationalRow,
  item,
  OTHER_FIELD,
  t,
} from "./informational.ts";
import type { Norm } from "./norm.ts";

/** What item 8 of article 1 changes in the Law on informatization without asking anything of this service. */
export const ITEM_8_INFORMATIONAL_NORMS: readonly Norm[] = (
  [
    {
      id: "L231-8-1-30-6",
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 1-бабының 30-6) тармақшасы",
        "Закон об информатизации, 1, 30-6)",
        "Law on informatization, 1, 30-6)",
      ),
      text: t(
        "«электрондық» деген сөз «шетелдік жеке және заңды тұлғалардың қатысуынсыз Қазақстан Республикасының резиденті болып табылатын, электрондық» деген сөздермен ауыстырылсын",
        "слово «электронных» заменить словами «являющееся резидентом Республики Казахстан без участия иностранных физических и юридических лиц, электронных»",
        "“electronic” is replaced by “a resident of the Republic of Kazakhstan without participation of foreign natural and legal persons, electronic”",
      ),
      recalled: true,
      why: OTHER_FIELD,
    },
    {
      id: "L231-8-1-30-7a",
      formerIds: ["L231-8-1-30-7"],
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 1-бабының 30-7) тармақшасы",
        "Закон об информатизации, 1, 30-7)",
        "Law on informatization, 1, 30-7)",
      ),
      text: t(
        "… шетелдік жеке және заңды тұлғалардың қатысуынсыз Қазақстан Республикасының резиденті болып табылатын …",
        "являющееся резидентом без участия иностранных лиц",
        "a resident without foreign participation",
      ),
      recalled: true,
      why: OTHER_FIELD,
    },
    {
      id: "L231-8-1-30-7b",
      formerIds: ["L231-8-1-30-7"],
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 1-бабының 30-7) тармақшасы",
        "Закон об информатизации, 1, 30-7)",
        "Law on informatization, 1, 30-7)",
      ),
      text: t(
        "… ақпараттық қауіпсіздіктің оқыс оқиғасына ден қоюды жүзеге асыратын заңды тұлға",
        "юридическое лицо, осуществляющее реагирование на инцидент информационной безопасности",
        "a legal entity responding to an information security incident",
      ),
      recalled: true,
      why: OTHER_FIELD,
    },
    ...(["43-1", "54", "55"] as const).map((point): InformationalRow => ({
      id: `L231-8-1-${point}`,
      place: item(
        "8",
        `ақпараттандыру туралы Заңның 1-бабының ${point}) тармақшасы`,
        `Закон об информатизации, 1, ${point})`,
        `Law on informatization, 1, ${point})`,
      ),
      text: t(
        `${point}) … тармақшалар алып тасталсын`,
        `подпункт ${point}) исключить`,
        `sub-paragraph ${point}) is deleted`,
      ),
      why: DELETED,
    })),
    {
      id: "L231-8-9-1-1",
      formerIds: ["L231-8-9-1"],
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 9-1(1)",
        "Закон об информатизации, 9-1(1)",
        "Law on informatization, 9-1(1)",
      ),
      text: t(
        "Ақпараттық қауіпсіздікті қамтамасыз ету саласындағы қызмет … лицензиялануға тиіс.",
        "Деятельность в сфере обеспечения информационной безопасности подлежит лицензированию.",
        "Activity in ensuring information security is subject to licensing.",
      ),
      roles: ["licensee"],
      why: OTHER_FIELD,
    },
    {
      id: "L231-8-9-1-2",
      formerIds: ["L231-8-9-1"],
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 9-1(2)",
        "Закон об информатизации, 9-1(2)",
        "Law on informatization, 9-1(2)",
      ),
      text: t(
        "Ақпараттық қауіпсіздікті қамтамасыз ету саласындағы лицензиаттар … есептерді, хабарламаларды лицензиарға ұсынады.",
        "Лицензиаты в сфере информационной безопасности представляют лицензиару отчёты, уведомления.",
        "Licensees in information security submit reports and notifications to the licensor.",
      ),
      roles: ["licensee"],
      why: OTHER_FIELD,
    },
    {
      id: "L231-8-13-17-1",
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 13(1) 17-1) тармақшасы",
        "Закон об информатизации, 13(1) 17-1)",
        "Law on informatization, 13(1) 17-1)",
      ),
      text: t(
        "… деректерді басқару жөніндегі талаптарға сәйкес ақпараттандыру субъектілерінің сұрау салуы бойынша деректерді талдауды жүзеге асырады",
        "осуществляет анализ данных по запросам субъектов информатизации в соответствии с требованиями по управлению данными",
        "analyses data on request of subjects of informatization under the data-management requirements",
      ),
      roles: ["state-body"],
      recalled: true,
      why: OTHER_FIELD,
    },
    {
      id: "L231-8-13-2",
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 13-2-бабы",
        "Закон об информатизации, статья 13-2",
        "Law on informatization, article 13-2",
      ),
      text: t("13-2 … баптар алып тасталсын", "статью 13-2 исключить", "article 13-2 is deleted"),
      why: DELETED,
    },
    {
      id: "L231-8-18-1",
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 18-1-бабы",
        "Закон об информатизации, статья 18-1",
        "Law on informatization, article 18-1",
      ),
      text: t("… 18-1-баптар алып тасталсын", "статью 18-1 исключить", "article 18-1 is deleted"),
      why: DELETED,
    },
    {
      id: "L231-8-36-6b",
      formerIds: ["L231-8-36-6"],
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 36-бабының 6-тармағының үшінші бөлігі",
        "Закон об информатизации, часть третья 36(6)",
        "Law on informatization, 36(6) part 3",
      ),
      text: t("үшінші бөлік алып тасталсын", "часть третью исключить", "part three is deleted"),
      why: DELETED,
    },
    {
      id: "L231-8-39-7",
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 39(7)",
        "Закон об информатизации, 39(7)",
        "Law on informatization, 39(7)",
      ),
      text: t(
        "«Электрондық үкіметтің» ақпараттандыру объектілеріне жатқызылған жасанды интеллект жүйелерін құру мен дамыту … ерекшеліктер ескеріле отырып жүзеге асырылады.",
        "Создание и развитие систем искусственного интеллекта, отнесённых к объектам «электронного правительства», осуществляются с учётом особенностей законодательства об искусственном интеллекте.",
        "AI systems classed as objects of “electronic government” are created and developed with regard to the specifics of AI legislation.",
      ),
      roles: ["state-body"],
      recalled: true,
      why: OTHER_FIELD,
    },
    {
      id: "L231-8-54-3-3a",
      formerIds: ["L231-8-54-3-3"],
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 54(3-3) бірінші абзацы",
        "Закон об информатизации, абзац первый 54(3-3)",
        "Law on informatization, 54(3-3) paragraph 1",
      ),
      text: t(
        "«бір жыл ішінде» деген сөздер «алты ай ішінде» деген сөздермен ауыстырылсын",
        "слова «в течение одного года» заменить словами «в течение шести месяцев»",
        "“within one year” is replaced by “within six months”",
      ),
      recalled: true,
      why: OTHER_FIELD,
    },
    {
      id: "L231-8-54-3-3b",
      formerIds: ["L231-8-54-3-3"],
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 54(3-3) төртінші абзацы",
        "Закон об информатизации, абзац четвёртый 54(3-3)",
        "Law on informatization, 54(3-3) paragraph 4",
      ),
      text: t(
        "ақпараттық қауіпсіздік талаптарына сәйкестікке сынақтар рәсімінен өтеді",
        "проходит процедуру испытаний на соответствие требованиям информационной безопасности",
        "undergoes the procedure of tests for conformity with information security requirements",
      ),
      recalled: true,
      why: OTHER_FIELD,
    },
    {
      id: "L231-8-54-3-3c",
      formerIds: ["L231-8-54-3-3"],
      place: item(
        "8",
        "ақпараттандыру туралы Заңның 54(3-3) бесінші абзацы",
        "Закон об информатизации, абзац пятый 54(3-3)",
        "Law on informatization, 54(3-3) paragraph 5",
      ),
      text: t(
        "жүргізілген ақпараттық қауіпсіздік аудиті бойынша ақпараттық қауіпсіздікті қамтамасыз ету саласындағы уәкілетті органға ақпарат береді",
        "представляет уполномоченному органу в сфере обеспечения информационной безопасности информацию о проведённом аудите",
        "gives the authorised body in information security the information on the audit done",
      ),
      recalled: true,
      why: OTHER_FIELD,
    },
  ] satisfies readonly InformationalRow[]
).map(informational);
