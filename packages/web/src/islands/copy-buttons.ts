/** Buttons that take a text into the clipboard. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const { copy = "", done = "" } = button.dataset;
    const text = document.getElementById(copy)?.textContent ?? "";
    if (navigator.clipboard === undefined) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(text).then(() => {
        // Said aloud as the name of the button that has the focus.
        button.textContent = done;
      });
    });
  }
}
