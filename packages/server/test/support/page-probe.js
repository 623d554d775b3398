/**
 * Runs inside a page of the portal, before its own scripts: looks at what a person sees and reaches.
 * `packages/server/test/support/page-checks.ts` puts it there.
 */
(() => {
  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
  /** Technical text to copy, which no language has words for. */
  const TECHNICAL = "pre, code, kbd, samp, [data-technical]";

  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const isPressable = (element) =>
    isSeen(element) && !element.disabled && element.tabIndex >= 0 && element.type !== "hidden";

  /** A group of radio buttons is one stop. */
  function stops() {
    const seen = new Set();
    return [...document.querySelectorAll(CONTROLS)].filter((element) => {
      if (!isPressable(element)) return false;
      if (element.type !== "radio") return true;
      const group = `${element.form?.id} ${element.name}`;
      const chosen = [...document.getElementsByName(element.name)].find((one) => one.checked);
      if (seen.has(group) || (chosen !== undefined && chosen !== element)) return false;
      seen.add(group);
      return true;
    });
  }

  const nameOf = (element) =>
    `${element.tagName.toLowerCase()} «${(element.innerText || element.name || element.id || "").slice(0, 40)}»`;

  /** Pieces of visible text, each with its language, and whether it is a word of somebody else. */
  function* visibleTexts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const { parentElement, data } = walker.currentNode;
      if (data.trim() === "" || parentElement === null) continue;
      if (parentElement.closest(`script, style, ${TECHNICAL}`) !== null) continue;
      if (!isSeen(parentElement)) continue;
      const language = parentElement.closest("[lang]")?.lang;
      yield { text: data, language, isForeign: parentElement.closest("bdi, .foreign") !== null };
    }
  }

  /** An edge or a ring that tells where the focus is, on the control or on what is drawn in its place. */
  function isMarked(element) {
    return [element, element.parentElement, element.nextElementSibling].some((one) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    });
  }

  let reached = [];
  globalThis.probe = {
    texts: () => [...visibleTexts()],
    head: () => ({
      language: document.documentElement.lang,
      title: document.title,
      headings: document.querySelectorAll("h1").length,
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ordered: [...document.querySelectorAll("[tabindex]")].filter((one) => one.tabIndex > 0)
        .length,
    }),
    small: () =>
      stops()
        .filter((element) => {
          if (element.matches("a") && getComputedStyle(element).display === "inline") return false;
          const box = (element.labels?.[0] ?? element).getBoundingClientRect();
          const own = element.getBoundingClientRect();
          return own.width > 1 && Math.max(box.height, own.height) < 23.5;
        })
        .map(nameOf),
    wide: () =>
      [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3)
        .map(nameOf),
    stops: () => stops().length,
    watchFocus() {
      reached = [];
      document.addEventListener("focusin", ({ target }) =>
        reached.push({ element: target, marked: isMarked(target) }),
      );
    },
    /** What the Tab key did not reach in its order, or reached without showing it. */
    missed() {
      const wanted = stops();
      // Browsers stop at what scrolls, too.
      const got = reached.map(({ element }) => element).filter((one) => wanted.includes(one));
      const unordered = wanted.filter((element, index) => got[index] !== element);
      const unmarked = reached.filter(({ marked }) => !marked).map(({ element }) => element);
      return [
        ...unordered.slice(0, 2).map((element) => `not reached in order: ${nameOf(element)}`),
        ...unmarked.slice(0, 2).map((element) => `no visible focus: ${nameOf(element)}`),
      ];
    },
  };
})();
