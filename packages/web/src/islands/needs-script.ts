/** Shows what works only with scripts, and hides what is said to those who have none. */
export function needsScript(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-needs-script]")) {
    box.hidden = false;
  }
  for (const box of document.querySelectorAll<HTMLElement>("[data-without-script]")) {
    box.hidden = true;
  }
}
