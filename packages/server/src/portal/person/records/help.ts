import { HelpPage, helpWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../../page-answer.ts";

/** `GET /me/help` */
export const showHelp = (): Promise<PageAnswer> =>
  Promise.resolve(page(helpWords.title, h(HelpPage, {})));
