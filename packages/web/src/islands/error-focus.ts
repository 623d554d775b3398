/** Leads to the list of faults, so that whoever hears the page learns at once why it came back. */
export function errorFocus(): void {
  document.querySelector<HTMLElement>("[data-focus]:not(.sample *)")?.focus();
}
