import type { VerdictView } from "../../pages/public/verify/verdict-view.ts";

type Content = readonly (Node | string)[];

/** An element with texts and elements in it; never markup. */
function element(name: string, className: string, ...content: Content): HTMLElement {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...content);
  return made;
}

const section = (title: string, ...content: Content): HTMLElement =>
  element("section", "", element("h2", "", title), ...content);

/** The same as `pages/public/verify/verdict.tsx` makes on the server. */
export function showVerdict(output: HTMLElement, view: VerdictView): void {
  const { isValid, title, paragraphs, checkedTitle, checks, parts } = view;
  output.replaceChildren(
    element(
      "div",
      `notice ${isValid ? "success" : "danger"}`,
      element("p", "notice-title", title),
      ...paragraphs.map((text) => element("p", "", text)),
    ),
    ...(checks.length === 0
      ? []
      : [
          section(
            checkedTitle,
            element("ul", "", ...checks.map((each) => element("li", "", each))),
          ),
        ]),
    ...parts.map(({ title: heading, hint, rows }) =>
      section(
        heading,
        ...(hint === undefined ? [] : [element("p", "hint", hint)]),
        element(
          "dl",
          "summary",
          ...rows.map(({ term, value }) =>
            element(
              "div",
              "",
              element("dt", "", term),
              element("dd", "", element("bdi", "foreign lines", value)),
            ),
          ),
        ),
      ),
    ),
  );
}
