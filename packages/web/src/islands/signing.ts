import { signWithNcaLayer } from "./ncalayer.ts";

const TROUBLES = ["cancelled", "notRunning", "failed"] as const;

/** Lets NCALayer sign what the page holds, and sends the form with the signature. */
function signing(box: HTMLElement): void {
  const { signing: statement = "", timestamp, opening = "" } = box.dataset;
  const form = box.querySelector("form");
  const button = box.querySelector<HTMLButtonElement>("[data-sign]");
  const field = form?.elements.namedItem("cms");
  const output = box.querySelector("output");
  if (form === null || button === null || output === null) return;
  if (!(field instanceof HTMLInputElement)) return;

  const sign = async (): Promise<void> => {
    button.disabled = true;
    output.textContent = opening;
    const done = await signWithNcaLayer(statement, timestamp === "true");
    button.disabled = false;
    if (done.kind === "signed") {
      field.value = done.cms;
      form.submit();
      return;
    }
    const word = TROUBLES.find((trouble) => trouble === done.kind) ?? "failed";
    output.textContent = box.dataset[word] ?? "";
    // The button lost the focus when it was switched off.
    button.focus();
  };
  button.hidden = false;
  button.addEventListener("click", () => void sign());
}

for (const box of document.querySelectorAll<HTMLElement>("[data-signing]")) signing(box);
