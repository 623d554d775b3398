/** What we use of the client: it comes without types. */
declare module "ncalayer-js-client" {
  export class NCALayerClient {
    constructor(url?: string, allowKmdHttpApi?: boolean);
    static readonly basicsStorageAll: null;
    static readonly basicsCMSParamsDetached: object;
    static readonly basicsCMSParamsDetachedNoTSP: object;
    static readonly basicsSignerSignPerson: { readonly extKeyUsageOids: readonly string[] };
    kmdHttpApiUrl: string;
    readonly wsConnection: WebSocket | null;
    /** @returns the version of NCALayer */
    connect(): Promise<string>;
    basicsSignCMS(
      storages: readonly string[] | null,
      data: string,
      signingParams: object,
      signerParams: object,
      locale: string,
    ): Promise<string | readonly string[]>;
  }
}
