import { keptSignaturesCheck } from "@kelisim/server";
import { checkStore, type FsckOutcome, type FsckProgress } from "@kelisim/store";
import { onExistingStore } from "./keys.ts";
import { configOfExisting } from "./meant-store.ts";

type Flags = { readonly data?: string };

/** Checks the configured store. @throws CliFailure where there is none, or it cannot be opened */
export const checkConfiguredStore = (
  flags: Flags,
  onProgress: (progress: FsckProgress) => void,
): Promise<FsckOutcome> =>
  onExistingStore(flags, "kelisim fsck", (store) => {
    const signatures = keptSignaturesCheck(configOfExisting(flags), store.ring);
    return checkStore(store, { onProgress, further: signatures === undefined ? [] : [signatures] });
  });
