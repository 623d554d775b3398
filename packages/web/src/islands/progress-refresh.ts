const EVERY_MS = 2000;

/** Moves the bar of a long work, and draws the page anew when it is done. */
export function progressRefresh(): void {
  const box = document.querySelector<HTMLElement>("[data-progress]");
  const bar = box?.querySelector("progress");
  const path = box?.dataset["progress"];
  if (box === null || bar === null || bar === undefined || path === undefined) return;
  const words = box.querySelector("output");
  const ask = async (): Promise<void> => {
    const reply = await fetch(path, { headers: { accept: "application/json" } });
    if (!reply.ok) return location.reload();
    const { done, total } = (await reply.json()) as { done: number; total: number };
    bar.max = Math.max(total, 1);
    bar.value = done;
    if (words !== null) words.textContent = `${done} / ${total}`;
    if (done >= total) return location.reload();
    later();
  };
  const later = (): void => {
    setTimeout(() => {
      // A line that fails now and then is tried again.
      ask().catch(later);
    }, EVERY_MS);
  };
  if (bar.value < bar.max) later();
}
