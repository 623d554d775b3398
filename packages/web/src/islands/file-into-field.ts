const toHex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const sha256Of = async (file: File): Promise<string> =>
  toHex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));

/** Fills a field from a chosen file, with its hash or its text; the file itself never leaves the device. */
export function fileIntoField(): void {
  // Browsers hash for pages that came safely alone; the field can be filled by hand everywhere.
  if (crypto.subtle !== undefined) fill("sha256Into", sha256Of);
  fill("textInto", (file) => file.text());
}

function fill(kind: "sha256Into" | "textInto", read: (file: File) => Promise<string>): void {
  const attribute = kind === "sha256Into" ? "data-sha256-into" : "data-text-into";
  for (const box of document.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
    const field = box.closest("form")?.elements.namedItem(box.dataset[kind] ?? "");
    const input = box.querySelector<HTMLInputElement>("input[type=file]");
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isField || input === null) continue;
    box.hidden = false;
    // The browser's own words for it would be in the browser's language.
    input.className = "vh";
    input.closest("label")?.classList.add("btn");
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file === undefined) return;
      void read(file).then((text) => {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
  }
}
