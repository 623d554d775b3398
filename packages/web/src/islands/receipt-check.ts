type Checker = { readonly startChecking: (box: HTMLElement) => void };

/** Brings what checks receipts after the page is there: it is larger than the page, and works without network then. */
export function receiptCheck(): void {
  const box = document.querySelector<HTMLElement>("[data-receipt-check]");
  if (box === null) return;
  box.hidden = false;
  const load = async (): Promise<void> => {
    try {
      const checker = (await import(box.dataset["receiptCheck"] ?? "")) as Checker;
      checker.startChecking(box);
    } catch {
      // A text can still be pasted.
      box.hidden = true;
    }
  };
  if (document.readyState === "complete") void load();
  else window.addEventListener("load", () => setTimeout(() => void load()), { once: true });
}
