import { ComponentsPage, componentsWords, start, StartPage } from "@kelisim/web/pages";
import { h } from "preact";
import { page } from "../page-answer.ts";
import { showAnswer } from "./answer-page.ts";
import { checkPasted, showVerify } from "./verify-receipt.ts";
import { forAnyone, type PortalRoute } from "../portal-route.ts";

/** Pages that nobody need sign in for. */
export const PUBLIC_ROUTES: readonly PortalRoute[] = [
  forAnyone({ path: "/", get: async () => page(start.title, h(StartPage, null)) }),
  forAnyone({ path: "/answer/:id", get: showAnswer }),
  forAnyone({ path: "/verify", get: showVerify, post: checkPasted }),
  forAnyone({
    path: "/components",
    get: async () => page(componentsWords.title, h(ComponentsPage, null)),
  }),
];
