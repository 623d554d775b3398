import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { Document } from "../layout/document.tsx";
import { Counting, type Counts } from "./form-ids.ts";
import { Page, type PageContext } from "./page-context.ts";

/**
 * A whole page as HTML. The content is rendered first, so that the frame around it knows whether there is a form
 * whose input the change of language must not lose.
 * @param content what a page component made, with its heading
 * @param title of the window, in the language of the page, without the name of the service
 */
export function renderPage(
  content: VNode | ComponentChildren,
  title: string,
  context: PageContext,
): string {
  const counts: Counts = { forms: 0, others: 0 };
  const main = renderPart(content, context, counts);
  const html = renderToString(
    <Page.Provider value={context}>
      <Document title={title} main={main} hasForm={counts.forms > 0} />
    </Page.Provider>,
  );
  return `<!doctype html>${html}`;
}

/** A part of a page as HTML, without the frame. */
export const renderPart = (
  content: VNode | ComponentChildren,
  context: PageContext,
  counts: Counts = { forms: 0, others: 0 },
): string =>
  renderToString(
    <Page.Provider value={context}>
      <Counting.Provider value={counts}>{content}</Counting.Provider>
    </Page.Provider>,
  );
