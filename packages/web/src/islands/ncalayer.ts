import { NCALayerClient } from "ncalayer-js-client";

/** How the signing went: the person may stop it, the program may not run. */
export type Signed =
  | { readonly kind: "signed"; readonly cms: string }
  | { readonly kind: "cancelled" | "notRunning" | "failed" };

/** Whatever listens there and does not say its version in this time is not NCALayer. */
const PATIENCE_MS = 10_000;

/** No address: else the client looks for a program of another maker, whom the page may not ask. */
const NOWHERE = "http://";

/** An individual's keys for signing, whoever issued them: the service judges that. */
const SIGNER = { ...NCALayerClient.basicsSignerSignPerson, chain: [] };

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && "canceledByUser" in error && error.canceledByUser === true;

const late = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("no answer")), PATIENCE_MS);
  });

/**
 * Asks the program on this computer for a detached CMS signature.
 * @param statement bytes to sign, as base64
 * @param withTimestamp whether the program is to ask the authority for a timestamp
 */
export async function signWithNcaLayer(statement: string, withTimestamp: boolean): Promise<Signed> {
  const client = new NCALayerClient(undefined, false);
  client.kmdHttpApiUrl = NOWHERE;
  try {
    await Promise.race([client.connect(), late()]);
  } catch {
    client.wsConnection?.close();
    return { kind: "notRunning" };
  }
  const { basicsCMSParamsDetached: stamped, basicsCMSParamsDetachedNoTSP: plain } = NCALayerClient;
  try {
    const cms = await client.basicsSignCMS(
      NCALayerClient.basicsStorageAll,
      statement,
      withTimestamp ? stamped : plain,
      SIGNER,
      document.documentElement.lang,
    );
    return typeof cms === "string" && cms !== "" ? { kind: "signed", cms } : { kind: "failed" };
  } catch (error) {
    return { kind: isCancelled(error) ? "cancelled" : "failed" };
  } finally {
    client.wsConnection?.close();
  }
}
