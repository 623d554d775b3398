/** Keeps the preview like the form while somebody writes. */
export function phonePreview(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-previewed]");
  const preview = document.querySelector<HTMLElement>("[data-preview]");
  if (form === null || preview === null) return;
  const follow = (): void => {
    const fields = new FormData(form);
    for (const place of preview.querySelectorAll<HTMLElement>("[data-from]")) {
      const words = fields.getAll(place.dataset["from"] ?? "").map(wordsOf(form, place));
      const target = place.querySelector("bdi") ?? place;
      target.textContent = words.filter((word) => word !== "").join(", ");
    }
  };
  form.addEventListener("input", follow);
  // The server may have drawn what was saved; the browser may have brought back what was typed.
  follow();
}

/** A choice is shown by its label, a text by itself. */
const wordsOf =
  (form: HTMLFormElement, place: HTMLElement) =>
  (value: FormDataEntryValue): string => {
    if (typeof value !== "string") return "";
    const name = place.dataset["from"] ?? "";
    for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (control instanceof HTMLSelectElement) {
        return value === "" ? "" : (control.selectedOptions[0]?.textContent ?? "");
      }
      if (
        control instanceof HTMLInputElement &&
        (control.type === "checkbox" || control.type === "radio") &&
        control.value === value
      ) {
        return control.labels?.[0]?.textContent ?? value;
      }
    }
    return value;
  };
