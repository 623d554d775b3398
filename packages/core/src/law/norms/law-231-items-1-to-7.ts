import {
  informational,
  type InformationalRow,
  item,
  OTHER_FIELD,
  reason,
  t,
  WORDING,
} from "./informational.ts";
import type { Norm } from "./norm.ts";

/** What items 1 to 5 and 7 of article 1 of Law 231-VIII change in other laws. */
export const ITEMS_1_TO_7_NORMS: readonly Norm[] = (
  [
    {
      id: "L231-1",
      place: t("231-VIII Заңның 1-бабы", "статья 1 Закона 231-VIII", "Law 231-VIII, article 1"),
      text: t(
        "Қазақстан Республикасының мына заңнамалық актілеріне өзгерістер мен толықтырулар енгізілсін",
        "Внести изменения и дополнения в следующие законодательные акты",
        "Changes and additions are made to the legislative acts below",
      ),
      why: reason(
        "Өзгерістерді бастайтын сөйлем: мазмұны кейінгі нормаларда.",
        "Вводная фраза: содержание в следующих нормах.",
        "The opening words of the changes: their content is in the norms below.",
      ),
    },
    {
      id: "L231-1-24-1-1",
      formerIds: ["L231-1-24-1"],
      place: item(
        "1",
        "жедел-іздестіру қызметі туралы Заңның 24-1(1)",
        "Закон об оперативно-розыскной деятельности, 24-1(1)",
        "Law on operational-search activity, 24-1(1)",
      ),
      text: t(
        "Жедел-іздестіру іс-шараларын жүргізуге арналған арнаулы техникалық құралдар саласындағы қызмет … лицензиялануға тиіс.",
        "Деятельность в сфере специальных технических средств для оперативно-розыскных мероприятий подлежит лицензированию.",
        "Activity in special technical means for operational-search measures is subject to licensing.",
      ),
      roles: ["licensee"],
      why: OTHER_FIELD,
    },
    {
      id: "L231-1-24-1-2",
      formerIds: ["L231-1-24-1"],
      place: item(
        "1",
        "жедел-іздестіру қызметі туралы Заңның 24-1(2)",
        "Закон об оперативно-розыскной деятельности, 24-1(2)",
        "Law on operational-search activity, 24-1(2)",
      ),
      text: t(
        "… лицензиаттар тізбесін, нысандары мен мерзімділігін лицензиар біліктілік талаптары шеңберінде айқындайтын есептерді, хабарламаларды лицензиарға ұсынады.",
        "Лицензиаты представляют лицензиару отчёты, уведомления, перечень, формы и периодичность которых он определяет в рамках квалификационных требований.",
        "Licensees submit to the licensor the reports and notifications whose list, forms and periodicity it sets within the qualification requirements.",
      ),
      roles: ["licensee"],
      why: OTHER_FIELD,
    },
    {
      id: "L231-2-13-21-9",
      formerIds: ["L231-2-21-9"],
      place: item(
        "2",
        "ұлттық қауіпсіздік органдары туралы Заңның 13-бабының 21-9) тармақшасы",
        "Закон об органах национальной безопасности, 13, 21-9)",
        "Law on national security bodies, 13, 21-9)",
      ),
      text: t(
        "… ақпараттық қауіпсіздікті қамтамасыз ету және … арнаулы техникалық құралдар салаларында берілген рұқсаттар бойынша мемлекеттік бақылауды жүзеге асыру",
        "осуществление государственного контроля по выданным разрешениям в сферах информационной безопасности и специальных технических средств",
        "state control over issued permits in information security and special technical means",
      ),
      roles: ["state-body"],
      why: OTHER_FIELD,
    },
    {
      id: "L231-3-31-2-3",
      place: item(
        "3",
        "сауда қызметін реттеу туралы Заңның 31(1) 2-3) тармақшасы",
        "Закон о регулировании торговой деятельности, 31(1) 2-3)",
        "Law on trade, 31(1) 2-3)",
      ),
      text: t(
        "… сәйкестендіру құралдары басылған тауарларды бөлшек саудада өткізу кезінде … бақылау-касса машиналары арқылы операцияларды есепке алуды жүзеге асыруға",
        "при розничной продаже товаров с нанесёнными средствами идентификации вести учёт операций через контрольно-кассовые машины, считывающие эти средства",
        "when retailing goods marked with means of identification, to account for operations through cash registers that read them",
      ),
      roles: ["seller"],
      recalled: true,
      why: OTHER_FIELD,
    },
    {
      id: "L231-4-2-9",
      formerIds: ["L231-4"],
      place: item(
        "4",
        "байланыс туралы Заңның 2-бабының 9) тармақшасы",
        "Закон о связи, 2, 9)",
        "Law on communications, 2, 9)",
      ),
      text: t(
        "«Қазақстан Республикасының Үкіметі» деген сөздер алып тасталсын",
        "слова «Правительство Республики Казахстан» исключить",
        "the words “the Government of the Republic of Kazakhstan” are deleted",
      ),
      why: WORDING,
    },
    {
      id: "L231-5-27-6",
      place: item(
        "5",
        "тұтынушылардың құқықтарын қорғау туралы Заңның 27(6)",
        "Закон о защите прав потребителей, 27(6)",
        "Law on consumer protection, 27(6)",
      ),
      text: t(
        "Сатушы (дайындаушы, орындаушы) … ықтимал қауіп-қатер туралы және құрамында жасанды интеллект құрауыштары бар тауарды (жұмысты, көрсетілетін қызметті) … қауіпсіз пайдаланудың шарттары туралы тұтынушыға хабар беруге міндетті.",
        "Продавец (изготовитель, исполнитель) обязан сообщать потребителю о возможной опасности и об условиях безопасного использования товара (работы, услуги) с компонентами искусственного интеллекта.",
        "The seller (maker, performer) must inform the consumer of possible danger and of the conditions of safe use of goods (works, services) with AI components.",
      ),
      roles: ["seller"],
      why: OTHER_FIELD,
    },
    {
      id: "L231-7-52-5",
      place: item(
        "7",
        "рұқсаттар және хабарламалар туралы Заңның 52(5)",
        "Закон о разрешениях и уведомлениях, 52(5)",
        "Law on permits and notifications, 52(5)",
      ),
      text: t(
        "Шектеусіз мерзімге берілген … лицензиялар 2026 жылғы 1 қаңтардан бастап алты ай ішінде … қайта ресімделуге тиіс",
        "Бессрочные лицензии подлежат переоформлению в течение шести месяцев с 1 января 2026 года",
        "Licences given for an unlimited term must be re-issued within six months from 1 January 2026",
      ),
      roles: ["licensee"],
      deadline: {
        days: 6,
        unit: "months",
        from: t("2026 жылғы 1 қаңтардан бастап", "с 1 января 2026 года", "from 1 January 2026"),
      },
      why: OTHER_FIELD,
    },
    ...(["27", "28", "29"] as const).map((row): InformationalRow => ({
      id: `L231-7-A1-${row}`,
      place: item(
        "7",
        `1-қосымшаның ${row}-жолы`,
        `приложение 1, строка ${row}`,
        `Annex 1, row ${row}`,
      ),
      text:
        row === "27"
          ? t(
              "Ақпаратты криптографиялық қорғау құралдарын әзірлеуге арналған лицензия – … 5 жыл; 1-сынып",
              "Лицензия на разработку средств криптографической защиты информации: неотчуждаемая; 5 лет; класс 1",
              "Licence to develop means of cryptographic protection: not transferable; 5 years; class 1",
            )
          : row === "28"
            ? t(
                "… арнаулы техникалық құралдарды анықтау жөніндегі қызметтер көрсетуге арналған лицензия – … 3 жыл; кіші қызмет түрлері үшін … 3 жыл; 1-сынып",
                "Лицензия на услуги по выявлению технических каналов утечки и специальных технических средств: неотчуждаемая; 3 года, для подвидов 3 года; класс 1",
                "Licence for detecting technical leak channels and special technical means: not transferable; 3 years, sub-kinds 3 years; class 1",
              )
            : t(
                "Жедел-іздестіру іс-шараларын жүргізуге арналған арнаулы техникалық құралдарды әзірлеу, өндіру, жөндеу және өткізу … лицензия – … 5 жыл; 1-сынып",
                "Лицензия на разработку, производство, ремонт и реализацию специальных технических средств: неотчуждаемая; 5 лет, для подвидов 5 лет; класс 1",
                "Licence to develop, produce, repair and sell special technical means: not transferable; 5 years, sub-kinds 5 years; class 1",
              ),
      roles: ["licensee"],
      why: OTHER_FIELD,
    })),
  ] satisfies readonly InformationalRow[]
).map(informational);
