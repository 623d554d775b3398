/**
 * Whether the service of this container answers: `node ops/health.ts healthz|readyz`. Ends with 0 or 1.
 * `healthz`: the process lives. `readyz`: it may be sent requests.
 */
const [what = "healthz"] = process.argv.slice(2);
const port = process.env["KELISIM_PORT"] || "8787";

async function answers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(4000);
    return (await fetch(`http://127.0.0.1:${port}/${what}`, { signal })).ok;
  } catch {
    return false;
  }
}

process.exitCode = (await answers()) ? 0 : 1;
