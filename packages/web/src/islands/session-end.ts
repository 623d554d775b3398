const WARN_MS = 300_000;
const TICK_MS = 10_000;

/** Asks some minutes before a session ends whether to go on. */
export function sessionEnd(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#session-end");
  const button = dialog?.querySelector("button");
  if (dialog === null || button === null || button === undefined) return;
  const length = Number(dialog.dataset["seconds"]) * 1000;
  let endsAt = Date.now() + length;
  let isAsked = false;

  const look = (): void => {
    // By the clock, not by ticks: a phone in a pocket does not tick.
    const left = endsAt - Date.now();
    if (left <= WARN_MS && left > 0 && !isAsked) {
      isAsked = true;
      dialog.showModal();
    }
    if (left <= 0 && dialog.open) dialog.close();
  };
  look();
  setInterval(look, TICK_MS);

  button.addEventListener("click", () => {
    // Whether it was kept shows in where the answer leads: a sign-in would lead away.
    const body = new URLSearchParams({ csrf: dialog.dataset["csrf"] ?? "", to: "/" });
    void fetch("/session/keep", { method: "POST", body })
      .then((reply) => reply.ok && new URL(reply.url).pathname === "/")
      // Nothing is lost then: what was typed is sent as it is, and kept by the sign-in that follows.
      .catch(() => false)
      .then((isKept) => {
        isAsked = !isKept;
        endsAt = isKept ? Date.now() + length : 0;
        dialog.close();
      });
  });
}
